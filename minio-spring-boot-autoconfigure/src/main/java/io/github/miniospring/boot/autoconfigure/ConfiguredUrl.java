package io.github.miniospring.boot.autoconfigure;

import java.util.Locale;

import io.github.miniospring.Endpoint;
import io.github.miniospring.Redaction;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.operation.Addressing;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Reads the properties that hold URLs and says what is wrong with them. */
final class ConfiguredUrl {

    private static final String PUBLIC_ENDPOINT = "minio.public-endpoint";

    private ConfiguredUrl() {
    }

    static Endpoint endpoint(MinioClientProperties properties) {
        return parse("minio.endpoint", properties.getEndpoint(), properties.getSecure());
    }

    static @Nullable Endpoint publicEndpoint(MinioClientProperties properties) {
        String text = properties.getPublicEndpoint();
        return (text != null && StringUtils.hasText(text))
                ? parse(PUBLIC_ENDPOINT, text.substring(0, pathOf(text)), null) : null;
    }

    /**
     * Path of the public endpoint, below which a proxy shows the server; mostly empty.
     */
    static String publicPath(MinioClientProperties properties) {
        String text = properties.getPublicEndpoint();
        String path = (text != null) ? text.substring(pathOf(text)).trim() : "";
        try {
            return Addressing.requirePublicPath(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        }
        catch (IllegalArgumentException ex) {
            throw new MinioConfigurationException(
                    PUBLIC_ENDPOINT + " '" + shown(String.valueOf(text)) + "' has a path that links cannot have",
                    "Write something like https://share.example.com/storage, the path of letters, digits, - . _ ~ and"
                            + " slashes.",
                    PUBLIC_ENDPOINT);
        }
    }

    // What has user information is refused as a whole.
    private static int pathOf(String text) {
        int slashes = text.indexOf("://");
        int path = text.indexOf('/', (slashes < 0) ? 0 : slashes + 3);
        return (path < 0 || text.indexOf('@') >= 0) ? text.length() : path;
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
