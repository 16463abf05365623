package io.github.miniospring.object;

import java.util.Set;
import java.util.function.Function;

import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class ReactiveObjectContentTests {

    private final TestPublisher<DataBuffer> body = TestPublisher
        .createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);

    // A connection may be handing a buffer on while its reader goes.
    @Test
    void bytesReleaseWhatComesWhenTheirReaderHasGone() {
        ByteBuf first = Unpooled.wrappedBuffer(new byte[3]);
        ByteBuf late = Unpooled.wrappedBuffer(new byte[4]);
        Disposable reader = content(7).bytes().subscribe();

        this.body.next(buffer(first));
        reader.dispose();
        this.body.next(buffer(late));

        assertThat(first.refCnt()).isZero();
        assertThat(late.refCnt()).isZero();
    }

    private static DataBuffer buffer(ByteBuf bytes) {
        return new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT).wrap(bytes);
    }

    private ReactiveObjectContent content(long length) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentLength(length);
        return new ReactiveObjectContent(new Response(headers, this.body.flux()));
    }

    private record Response(HttpHeaders headers, Flux<DataBuffer> body) implements S3Response {

        @Override
        public S3Request request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean verified() {
            return false;
        }

        @Override
        public <T> Mono<T> xml(Set<String> roots, Function<XmlReader, T> read) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // It is read to its end.
        }

    }

}
