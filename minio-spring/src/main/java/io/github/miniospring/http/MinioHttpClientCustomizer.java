package io.github.miniospring.http;

import reactor.netty.http.client.HttpClient;

/**
 * Changes the Reactor Netty client beneath, for what no setting covers. Compression and
 * redirects stay off whatever is done here: both would break signed requests. Called once
 * for calls, and once for streams of events, which have connections of their own.
 */
@FunctionalInterface
public interface MinioHttpClientCustomizer {

    HttpClient customize(HttpClient client);

}
