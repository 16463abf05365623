package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.KeyOrder;
import io.github.miniospring.object.ListObjectsV2;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A listing of a bucket's objects over all its pages, in the byte order of their keys.
 * Without {@link #recursive()} what lies below the next slash is one directory.
 *
 * @see ListObjectsV2
 */
public final class Listing extends RequestOptions<Listing> {

    private final String bucket;

    private String prefix = "";

    private String delimiter = "/";

    private int maxKeys = 1000;

    private @Nullable String startAfter;

    private Listing(String bucket) {
        this.bucket = Names.bucket(bucket);
    }

    public static Listing of(String bucket) {
        return new Listing(bucket);
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public Listing prefix(String prefix) {
        this.prefix = prefix;
        return this;
    }

    /** Visits every key instead of gathering them into directories. */
    public Listing recursive() {
        return recursive(true);
    }

    /** Whether every key is visited, or keys are gathered into directories by slash. */
    public Listing recursive(boolean recursive) {
        return delimiter(recursive ? "" : "/");
    }

    /** Gathers keys that are alike up to this. Default: a slash. */
    public Listing delimiter(String delimiter) {
        this.delimiter = delimiter;
        return this;
    }

    /** Begins after this key. */
    public Listing startAfter(String key) {
        this.startAfter = key;
        return this;
    }

    /** Asks for pages of at most {@code count} keys. Default and most: 1,000. */
    public Listing maxKeys(int count) {
        Assert.isTrue(count >= 1 && count <= 1000, () -> "maxKeys must be from 1 to 1000 but is " + count);
        this.maxKeys = count;
        return this;
    }

    /** Has each object name its owner. */
    public Listing fetchOwner() {
        return setQuery("fetch-owner", "true");
    }

    /** Has each object bring its user metadata and tags. MinIO only. */
    public Listing includeUserMetadata() {
        return setQuery("metadata", "true");
    }

    /**
     * Visits the objects. A page is asked for when the one before it begins to be
     * visited, one ahead and no more; cancelling stops. A server that does not come to an
     * end, or breaks off, is an error and never a short listing.
     */
    public Flux<ObjectSummary> objects(MinioClient client) {
        return Flux.defer(() -> page(client, null).expand(step -> {
            String next = step.page.next();
            return (next == null) ? Mono.empty() : page(client, step);
        }).concatMapIterable(step -> step.page.entries(this.bucket), 1));
    }

    private Mono<Step> page(MinioClient client, @Nullable Step previous) {
        ListObjectsV2 operation = ListObjectsV2.of(this.bucket)
            .prefix(this.prefix)
            .delimiter(this.delimiter)
            .maxKeys(this.maxKeys)
            .with(this);
        String token = (previous != null) ? previous.page.next() : null;
        if (token != null) {
            operation.continuationToken(token);
        }
        else if (this.startAfter != null) {
            operation.startAfter(this.startAfter);
        }
        return client.execute(operation).map(page -> step(page, previous));
    }

    private Step step(ListObjectsV2.Page page, @Nullable Step previous) {
        if (page.truncated() && page.next() == null) {
            throw broken("a page says that there is more, and not how to get it");
        }
        List<ObjectSummary> objects = page.objects();
        List<String> prefixes = page.prefixes();
        String last = greater(objects.isEmpty() ? null : objects.get(objects.size() - 1).key(),
                prefixes.isEmpty() ? null : prefixes.get(prefixes.size() - 1));
        if (previous != null) {
            if (page.next() != null && page.next().equals(previous.page.next())) {
                throw broken("two pages have the same continuation token");
            }
            String before = previous.last;
            if (last != null && before != null && KeyOrder.INSTANCE.compare(last, before) <= 0) {
                throw broken("a page goes back behind the one before it");
            }
            last = (last != null) ? last : before;
        }
        return new Step(page, last);
    }

    private static @Nullable String greater(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return (left != null) ? left : right;
        }
        return (KeyOrder.INSTANCE.compare(left, right) > 0) ? left : right;
    }

    private MinioRequestException broken(String how) {
        return new MinioRequestException("ListObjectsV2 " + this.bucket + ": the listing is broken: " + how, null);
    }

    /** A page, and the last key up to its end. */
    private record Step(ListObjectsV2.Page page, @Nullable String last) {
    }

}
