package io.github.miniospring.http;

import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;

import io.github.miniospring.FileRange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Sends over Reactor Netty itself: where no filter wants to see requests and answers,
 * making them for it would take longer than all the rest.
 */
final class DirectRoute implements Route {

    private final Servers servers;

    private final NettyDataBufferFactory buffers;

    private final FailureTranslator failures;

    DirectRoute(Servers servers, NettyDataBufferFactory buffers, FailureTranslator failures) {
        this.servers = servers;
        this.buffers = buffers;
        this.failures = failures;
    }

    @Override
    public Publisher<OpenAnswer> send(WireRequest request, Sending sending) {
        boolean head = request.method() == HttpMethod.HEAD;
        return this.servers.request(request.method(), request.uri())
            .send((http, outbound) -> write(request, sending, http, outbound))
            .responseConnection((response, connection) -> told(response, connection, head));
    }

    private Mono<OpenAnswer> told(HttpClientResponse response, Connection connection, boolean head) {
        OpenAnswer answer = new OpenAnswer(response.status().code(),
                org.springframework.http.HttpHeaders
                    .readOnlyHttpHeaders(new Netty4HeadersAdapter(response.responseHeaders())),
                new ReceivedBody(connection, this.buffers, this.failures), head);
        return (head || isShort(response)) ? new AfterReading<>(connection.channel().eventLoop(), answer)
                : Mono.just(answer);
    }

    // Up to a megabyte; what is longer is taken over as it arrives.
    private static boolean isShort(HttpClientResponse response) {
        String length = response.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null || length.length() <= 6;
    }

    @Override
    public Throwable translate(Throwable failure) {
        return this.failures.ofExchange(failure);
    }

    private static Publisher<Void> write(WireRequest request, Sending sending, HttpClientRequest http,
            NettyOutbound outbound) {
        HttpHeaders headers = http.requestHeaders();
        request.headers().forEach(headers::set);
        sending.begin((Connection) http);
        ByteBuffer whole = request.whole();
        if (whole != null) {
            // Leaves in one piece with the head.
            return outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(whole))).then();
        }
        FileRange file = request.file();
        if (file != null && isPlain((Connection) http)) {
            return outbound.sendFile(file.file(), file.offset(), file.length())
                .then()
                .onErrorMap(FileSystemException.class, Sending::ofBody);
        }
        Flux<DataBuffer> body = sending.body();
        return (body != null) ? outbound.send(body.map(DirectRoute::toByteBuf)).then() : Mono.empty();
    }

    // What is to be encrypted must be read.
    private static boolean isPlain(Connection connection) {
        return connection.channel().pipeline().get(NettyPipeline.SslHandler) == null;
    }

    private static ByteBuf toByteBuf(DataBuffer buffer) {
        return NettyDataBufferFactory.toByteBuf(buffer);
    }

}
