package io.github.miniospring.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** Sends by WebClient's exchange function, so that an application's filters see it. */
final class FilteredRoute implements Route {

    private final ExchangeFunction exchange;

    private final FailureTranslator failures;

    /**
     * @param filters applied around each exchange, the first one outermost
     */
    FilteredRoute(Servers servers, List<ExchangeFilterFunction> filters, FailureTranslator failures) {
        Map<HttpClient, ExchangeFunction> functions = new ConcurrentHashMap<>(2);
        ExchangeFunction exchange = request -> functions
            .computeIfAbsent(servers.of(request.url()), FilteredRoute::function)
            .exchange(request);
        for (int i = filters.size() - 1; i >= 0; i--) {
            exchange = filters.get(i).apply(exchange);
        }
        this.exchange = exchange;
        this.failures = failures;
    }

    private static ExchangeFunction function(HttpClient client) {
        return ExchangeFunctions.create(new AnyHostConnector(client), ExchangeStrategies.withDefaults());
    }

    @Override
    public Publisher<OpenAnswer> send(WireRequest request, Sending sending) {
        return this.exchange.exchange(toClientRequest(request, sending)).map(response -> answer(request, response));
    }

    @Override
    public Throwable translate(Throwable failure) {
        return this.failures.translate(failure);
    }

    private OpenAnswer answer(WireRequest request, ClientResponse response) {
        Flux<DataBuffer> body = Flux.defer(() -> response.body(BodyExtractors.toDataBuffers()))
            .onErrorMap(this.failures::ofExchange);
        return new OpenAnswer(response.statusCode().value(), response.headers().asHttpHeaders(), body,
                request.method() == HttpMethod.HEAD);
    }

    private static ClientRequest toClientRequest(WireRequest request, Sending sending) {
        ClientRequest.Builder builder = ClientRequest.create(request.method(), request.uri())
            .headers(headers -> request.headers().forEach(headers::set));
        Flux<DataBuffer> body = sending.body();
        if (body != null) {
            builder.body(BodyInserters.fromDataBuffers(body));
        }
        return builder.httpRequest(sending::begin).build();
    }

}
