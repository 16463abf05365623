package io.github.miniospring.benchmarks.jmh;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.signing.Signature;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import io.minio.errors.MinioException;
import okhttp3.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The signature of a get, in its headers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBenchmark {

    private static final String SECRET = "benchmarks";

    private final URI uri = URI.create("http://127.0.0.1:9000/bench/get-1024");

    private final Map<String, String> headers = Map.of("host", "127.0.0.1:9000", "x-amz-checksum-mode", "ENABLED");

    private final SigningScope scope = SigningScope.s3(Credentials.of(SECRET, SECRET), Place.REGION);

    private final Request request = new Request.Builder().url("http://127.0.0.1:9000/bench/get-1024")
        .header("Host", "127.0.0.1:9000")
        .header("x-amz-content-sha256", Signer.EMPTY_PAYLOAD)
        .header("x-amz-date", "20261121T100000Z")
        .build();

    @Benchmark
    public Signature minioSpring() {
        SortedMap<String, String> headers = new TreeMap<>(this.headers);
        return Signer.signHeader("GET", this.uri, headers, Signer.EMPTY_PAYLOAD, this.scope, Instant.now());
    }

    @Benchmark
    public Request minioJava() throws MinioException {
        return io.minio.Signer.signV4S3(this.request, Place.REGION, SECRET, SECRET, Signer.EMPTY_PAYLOAD);
    }

}
