package io.github.miniospring.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.netty.http.client.HttpClient;

/**
 * Reaches servers, straight or through a proxy.
 *
 * @param direct reaches them straight
 * @param proxied goes through the proxy; null where there is none
 * @param proxy says for which servers
 */
record Servers(HttpClient direct, @Nullable HttpClient proxied, @Nullable ProxyRoute proxy,
        Map<HttpMethod, HttpClient.RequestSender> senders) {

    Servers(HttpClient direct, @Nullable HttpClient proxied, @Nullable ProxyRoute proxy) {
        this(direct, proxied, proxy, new ConcurrentHashMap<>());
    }

    /** What reaches the server of an address. */
    HttpClient of(URI uri) {
        return (this.proxied != null && this.proxy != null && this.proxy.isFor(uri)) ? this.proxied : this.direct;
    }

    /**
     * Begins a request. Hosts count, too, whose names are none to {@link URI}: containers
     * are often called something like {@code my_minio}, and Reactor Netty refuses a URI
     * without a host.
     */
    HttpClient.RequestSender request(HttpMethod method, URI uri) {
        HttpClient client = of(uri);
        if (uri.getHost() == null) {
            String server = uri.getScheme() + "://" + uri.getRawAuthority();
            return begun(client.baseUrl(server), method).uri(uri.toString().substring(server.length()));
        }
        // Every step copies all settings; this one is the same for all.
        HttpClient.RequestSender sender = (client == this.direct)
                ? this.senders.computeIfAbsent(method, any -> begun(client, any)) : begun(client, method);
        return sender.uri(uri);
    }

    private static HttpClient.RequestSender begun(HttpClient client, HttpMethod method) {
        return client.request(io.netty.handler.codec.http.HttpMethod.valueOf(method.name()));
    }

}
