package io.github.miniospring.benchmarks.jmh;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.miniospring.benchmarks.server.NullListing;
import io.github.miniospring.object.ListObjectsV2;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import io.minio.Xml;
import io.minio.errors.XmlParserException;
import io.minio.messages.ListBucketResultV2;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A page of a thousand keys, from bytes to values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ListingBenchmark {

    private final byte[] page = NullListing.page(0);

    @Benchmark
    public ListObjectsV2.@Nullable Page minioSpring() {
        ListObjectsV2 operation = ListObjectsV2.of("bench");
        return operation.decode(new Received(operation.toRequest(), this.page)).block();
    }

    @Benchmark
    public ListBucketResultV2 minioJava() throws XmlParserException {
        return Xml.unmarshal(ListBucketResultV2.class,
                new InputStreamReader(new ByteArrayInputStream(this.page), StandardCharsets.UTF_8));
    }

    private record Received(S3Request request, byte[] document) implements S3Response {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.EMPTY;
        }

        @Override
        public boolean verified() {
            return false;
        }

        @Override
        public Flux<DataBuffer> body() {
            return Flux.empty();
        }

        @Override
        public <T> Mono<T> xml(Set<String> roots, Function<XmlReader, T> read) {
            return Mono.just(XmlReader.read(new ByteArrayInputStream(this.document), read));
        }

        @Override
        public void close() {
        }

    }

}
