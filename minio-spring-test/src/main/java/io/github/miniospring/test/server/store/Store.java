package io.github.miniospring.test.server.store;

import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/** All buckets of a server. */
public final class Store implements AutoCloseable {

    private final NavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

    private final Blobs blobs = new Blobs();

    private final Clock clock;

    public Store(Clock clock) {
        this.clock = clock;
    }

    /** Creates a bucket; null if there is one of that name. */
    public synchronized @Nullable Bucket create(String name) {
        if (this.buckets.containsKey(name)) {
            return null;
        }
        Bucket bucket = new Bucket(name, this.clock);
        this.buckets.put(name, bucket);
        return bucket;
    }

    /** The bucket of that name, or null. */
    public @Nullable Bucket find(String name) {
        return this.buckets.get(name);
    }

    /** Removes a bucket, whatever is in it. */
    public synchronized boolean remove(String name) {
        return this.buckets.remove(name) != null;
    }

    /** Removes a bucket in which there is nothing; false if there is something. */
    public synchronized boolean removeEmpty(Bucket bucket) {
        synchronized (bucket) {
            return bucket.isEmpty() && this.buckets.remove(bucket.name(), bucket);
        }
    }

    /** All buckets in the order of their names. */
    public List<Bucket> buckets() {
        return List.copyOf(this.buckets.values());
    }

    public Blobs blobs() {
        return this.blobs;
    }

    @Override
    public void close() {
        this.buckets.clear();
        this.blobs.close();
    }

}
