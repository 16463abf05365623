package io.github.miniospring.listener.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.github.miniospring.encoding.HttpDate;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes time pass: objects are older than they are. The server's clock is left alone,
 * since clients sign with it.
 */
final class ShiftedDates implements ExchangeFilterFunction {

    private static final Pattern LISTED = Pattern.compile("<Key>([^<]*)</Key><LastModified>([^<]*)</LastModified>");

    /** As long as it was: the answer's length is announced. */
    private static final DateTimeFormatter LISTED_TIME = DateTimeFormatter
        .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    private final Map<String, Duration> written = new ConcurrentHashMap<>();

    private volatile Duration by = Duration.ZERO;

    void pass(Duration time) {
        this.by = this.by.plus(time);
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        String path = request.url().getPath();
        if (request.method() == HttpMethod.PUT) {
            this.written.put(path, this.by);
        }
        return next.exchange(request).map(response -> {
            ClientResponse.Builder shifted = response.mutate()
                .headers(headers -> shift(headers, "Last-Modified", passedSince(path)));
            String query = request.url().getQuery();
            return (query != null && query.contains("list-type")) ? shifted.body(body -> listing(path, body)).build()
                    : shifted.build();
        });
    }

    private static void shift(HttpHeaders headers, String name, Duration by) {
        String date = headers.getFirst(name);
        if (date != null) {
            headers.set(name, HttpDate.format(Objects.requireNonNull(HttpDate.parse(date)).minus(by)));
        }
    }

    private Duration passedSince(String path) {
        return this.by.minus(this.written.getOrDefault(path, Duration.ZERO));
    }

    private Flux<DataBuffer> listing(String path, Flux<DataBuffer> body) {
        return DataBufferUtils.join(body).map(buffer -> {
            String xml = buffer.toString(StandardCharsets.UTF_8);
            DataBufferUtils.release(buffer);
            String shifted = LISTED.matcher(xml)
                .replaceAll(match -> "<Key>" + match.group(1) + "</Key><LastModified>"
                        + LISTED_TIME
                            .format(Instant.parse(match.group(2)).minus(passedSince(path + "/" + match.group(1))))
                        + "</LastModified>");
            return (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(shifted.getBytes(StandardCharsets.UTF_8));
        }).flux();
    }

}
