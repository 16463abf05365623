package io.github.miniospring.http;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** The way through a proxy, and for which hosts it is not taken. */
final class ProxyRoute {

    /** What the JVM's own client takes for granted. */
    private static final String SYSTEM_BYPASS = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    private final HttpSettings.ProxySettings proxy;

    private final Duration connectTimeout;

    private final Pattern bypass;

    ProxyRoute(HttpSettings.ProxySettings proxy, Duration connectTimeout) {
        this.proxy = proxy;
        this.connectTimeout = connectTimeout;
        this.bypass = Pattern.compile(
                hostsWithout(proxy).stream().map(ProxyRoute::glob).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    private static List<String> hostsWithout(HttpSettings.ProxySettings proxy) {
        return (proxy != HttpSettings.ProxySettings.SYSTEM) ? proxy.noProxy()
                : Arrays.asList(System.getProperty("http.nonProxyHosts", SYSTEM_BYPASS).split("\\|"));
    }

    private static String glob(String host) {
        return Pattern.quote(host.trim()).replace("*", "\\E.*\\Q");
    }

    boolean isFor(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            // A name with an underscore is none to java.net.URI.
            String authority = uri.getRawAuthority();
            int colon = authority.lastIndexOf(':');
            host = (colon >= 0) ? authority.substring(0, colon) : authority;
        }
        return !this.bypass.matcher(host).matches();
    }

    /** The same client, going through the proxy. */
    HttpClient through(HttpClient client) {
        return (this.proxy == HttpSettings.ProxySettings.SYSTEM) ? client.proxyWithSystemProperties()
                : client.proxy(this::configure);
    }

    private void configure(ProxyProvider.TypeSpec spec) {
        ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
            .host(this.proxy.host())
            .port(this.proxy.port())
            .connectTimeoutMillis(this.connectTimeout.toMillis());
        String username = this.proxy.username();
        if (username != null) {
            String password = (this.proxy.password() != null) ? this.proxy.password() : "";
            builder.username(username).password(user -> password);
        }
    }

}
