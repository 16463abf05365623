package io.github.miniospring.boot.autoconfigure;

import java.util.Locale;

import io.github.miniospring.Endpoint;
import io.github.miniospring.Redaction;
import io.github.miniospring.http.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Reads the properties that hold URLs and says what is wrong with them. */
final class ConfiguredUrl {

    private ConfiguredUrl() {
    }

    static Endpoint endpoint(MinioClientProperties properties) {
        return parse("minio.endpoint", properties.getEndpoint(), properties.getSecure());
    }

    static @Nullable Endpoint publicEndpoint(MinioClientProperties properties) {
        String text = properties.getPublicEndpoint();
        return (text != null && StringUtils.hasText(text)) ? parse("minio.public-endpoint", text, null) : null;
    }

    private static Endpoint parse(String property, String text, @Nullable Boolean secure) {
        try {
            return Endpoint.parse(text, secure);
        }
        catch (IllegalArgumentException ex) {
            String problem = String.valueOf(ex.getMessage());
            int advice = problem.indexOf("; ");
            throw new MinioConfigurationException(
                    property + " '" + shown(text) + "' " + ((advice < 0) ? problem : problem.substring(0, advice)),
                    (advice < 0) ? "Write a host, host:port or URL."
                            : StringUtils.capitalize(problem.substring(advice + 2)) + ".",
                    property);
        }
    }

    static HttpSettings.@Nullable ProxySettings proxy(MinioHttpProperties properties) {
        MinioHttpProperties.Proxy proxy = properties.getProxy();
        String url = proxy.getUrl();
        if (url == null || !StringUtils.hasText(url)) {
            return properties.isProxyFromSystem() ? HttpSettings.ProxySettings.SYSTEM : null;
        }
        Endpoint server = proxyServer(url);
        return new HttpSettings.ProxySettings(server.host(), server.port(), proxy.getUsername(), proxy.getPassword(),
                proxy.getNoProxy());
    }

    private static Endpoint proxyServer(String url) {
        try {
            if (!url.toLowerCase(Locale.ROOT).startsWith("https:")) {
                return Endpoint.parse(url, false);
            }
        }
        catch (IllegalArgumentException ex) {
            // What it says is meant for servers.
        }
        throw new MinioConfigurationException("minio.http.proxy.url '" + shown(url) + "' is no URL of an http proxy",
                "Write something like http://gateway.example.com:3128, and credentials as minio.http.proxy.username"
                        + " and minio.http.proxy.password.",
                "minio.http.proxy.url");
    }

    // Passwords may hold anything, so all before the last @ is user information.
    private static String shown(String url) {
        int user = url.lastIndexOf('@');
        int slashes = url.indexOf("://");
        if (user < 0) {
            return Redaction.url(url);
        }
        String scheme = (slashes >= 0 && slashes < user) ? url.substring(0, slashes + 3) : "";
        return scheme + Redaction.MASK + Redaction.url(url.substring(user));
    }

}
