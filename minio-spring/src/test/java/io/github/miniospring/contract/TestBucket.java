package io.github.miniospring.contract;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.template.MinioTemplate;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** A bucket for one test, gone afterwards with everything in it. */
public final class TestBucket implements AutoCloseable {

    private final MinioTemplate template;

    private final String name;

    TestBucket(MinioClient client) {
        this.template = new MinioTemplate(client);
        this.name = "test-" + UUID.randomUUID();
        this.template.makeBucket(this.name);
    }

    public String name() {
        return this.name;
    }

    public MinioTemplate template() {
        return this.template;
    }

    public MinioClient client() {
        return this.template.reactive().client();
    }

    public <R> @Nullable R execute(Operation<R> operation) {
        return this.template.execute(operation);
    }

    /** Stores an object whose content is its key. */
    public TestBucket put(String key) {
        return put(key, key);
    }

    public TestBucket put(String key, String content) {
        this.template.putObject(this.name, key, ObjectBody.of(content));
        return this;
    }

    /**
     * Stores an object again and again until it is disposed of: a server shows that it
     * listens with its first event, or a second later.
     */
    public Disposable prod(String key) {
        return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .onBackpressureDrop()
            .concatMap(i -> this.template.reactive().putObject(this.name, key, "prod"), 1)
            .onErrorComplete()
            .subscribe();
    }

    /** All keys in order. */
    public List<String> keys() {
        try (Stream<ObjectSummary> objects = this.template.listObjects(this.name, listing -> listing.recursive())) {
            return objects.map(ObjectSummary::key).toList();
        }
    }

    @Override
    public void close() {
        this.template.removeBucket(this.name, bucket -> bucket.force());
    }

    @Override
    public String toString() {
        return this.name;
    }

}
