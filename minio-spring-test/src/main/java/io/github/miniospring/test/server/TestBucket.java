package io.github.miniospring.test.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.Description;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Store;
import io.github.miniospring.test.server.store.Versioning;
import io.github.miniospring.test.server.store.WriteCondition;

/** A bucket as the server sees it: what is in it, without a request. */
public final class TestBucket {

    private final Bucket bucket;

    private final Store store;

    private final Clock clock;

    TestBucket(Bucket bucket, Store store, Clock clock) {
        this.bucket = bucket;
        this.store = store;
        this.clock = clock;
    }

    public String name() {
        return this.bucket.name();
    }

    /** Stores an object that says its own key. */
    public TestBucket put(String key) {
        return put(key, key);
    }

    /** Stores a text. */
    public TestBucket put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Stores bytes. */
    public TestBucket put(String key, byte[] content) {
        Description description = new Description(Map.of("Content-Type", "binary/octet-stream"), Map.of(), "STANDARD");
        byte[] copy = content.clone();
        this.bucket.put(ObjectVersion.of(key, this.clock.instant(), Hashes.hex(Hashes.md5(copy)), Content.of(copy),
                description), WriteCondition.NONE);
        return this;
    }

    /** Turns versions on. */
    public TestBucket versioned() {
        this.bucket.setVersioning(new Versioning("Enabled", List.of(), false));
        return this;
    }

    /** The newest version of an object; empty if there is none, or a marker hides it. */
    public Optional<StoredObject> object(String key) {
        return Optional.ofNullable(this.bucket.latest(key))
            .filter(version -> !version.deleteMarker())
            .map(StoredObject::of);
    }

    /** All versions of an object, the newest first, without delete markers. */
    public List<StoredObject> versions(String key) {
        return this.bucket.versions(key)
            .stream()
            .filter(version -> !version.deleteMarker())
            .map(StoredObject::of)
            .toList();
    }

    /** Keys of all objects, in order. */
    public List<String> keys() {
        return this.bucket.keys();
    }

    /** Uploads under way. */
    public int uploads() {
        return this.bucket.uploads().size();
    }

    /** Removes the bucket with all it holds. */
    public void remove() {
        this.store.remove(this.bucket.name());
    }

    @Override
    public String toString() {
        return this.bucket.name();
    }

}
