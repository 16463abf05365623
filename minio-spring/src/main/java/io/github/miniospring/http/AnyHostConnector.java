package io.github.miniospring.http;

import java.net.URI;
import java.util.function.Function;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Reaches hosts, too, whose names are none to {@link URI}: containers are often called
 * something like {@code my_minio}, and Reactor Netty refuses a URI without a host.
 */
final class AnyHostConnector implements ClientHttpConnector {

    private final HttpClient client;

    private final ReactorClientHttpConnector connector;

    AnyHostConnector(HttpClient client) {
        this.client = client;
        this.connector = new ReactorClientHttpConnector(client);
    }

    @Override
    public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
            Function<? super ClientHttpRequest, Mono<Void>> write) {
        if (uri.getHost() != null) {
            return this.connector.connect(method, uri, write);
        }
        String server = uri.getScheme() + "://" + uri.getRawAuthority();
        URI path = URI.create(uri.toString().substring(server.length()));
        return new ReactorClientHttpConnector(this.client.baseUrl(server)).connect(method, path, write);
    }

}
