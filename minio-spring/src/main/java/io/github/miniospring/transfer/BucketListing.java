package io.github.miniospring.transfer;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.bucket.ListBuckets;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A listing of buckets over all its pages. MinIO answers all at once and ignores the
 * options.
 *
 * @see ListBuckets
 */
public final class BucketListing extends RequestOptions<BucketListing> {

    private BucketListing() {
    }

    public static BucketListing of() {
        return new BucketListing();
    }

    /** Keeps only buckets whose names begin with {@code prefix}. */
    public BucketListing prefix(String prefix) {
        return setQuery("prefix", prefix);
    }

    /** Keeps only buckets of this region. */
    public BucketListing region(String region) {
        return setQuery("bucket-region", region);
    }

    /** Asks for pages of at most {@code count} buckets, from 1 to 10,000. */
    public BucketListing maxBuckets(int count) {
        Assert.isTrue(count >= 1 && count <= 10_000, () -> "maxBuckets must be from 1 to 10000 but is " + count);
        return setQuery("max-buckets", Integer.toString(count));
    }

    /**
     * Visits the buckets; a page is asked for when the one before it begins to be
     * visited.
     */
    public Flux<Bucket> buckets(MinioClient client) {
        return Flux.defer(() -> page(client, null)
            .expand(page -> (page.next() != null) ? page(client, page.next()) : Mono.empty())
            .concatMapIterable(ListBuckets.Page::buckets, 1));
    }

    private Mono<ListBuckets.Page> page(MinioClient client, @Nullable String token) {
        ListBuckets operation = ListBuckets.of().with(this);
        if (token != null) {
            operation.continuationToken(token);
        }
        return client.execute(operation).doOnNext(page -> {
            if (token != null && token.equals(page.next())) {
                throw new MinioRequestException(
                        "ListBuckets: the listing is broken: two pages have the same continuation token", null);
            }
        });
    }

}
