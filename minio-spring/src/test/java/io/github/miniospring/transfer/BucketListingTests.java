package io.github.miniospring.transfer;

import java.time.Duration;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** MinIO makes no pages of buckets; other servers do. */
class BucketListingTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CannedExchange exchange = new CannedExchange();

    private final MinioClient client = this.exchange.client().build();

    @AfterEach
    void close() {
        this.client.close();
    }

    @Test
    void visitsAllPages() {
        page("aaa", "t=1");
        page("bbb", "");

        StepVerifier.create(
                BucketListing.of().prefix("x").region("eu-west-1").maxBuckets(1).buckets(this.client).map(Bucket::name))
            .expectNext("aaa", "bbb")
            .expectComplete()
            .verify(LIMIT);

        assertThat(this.exchange.sent()).extracting(sent -> sent.uri().getRawQuery())
            .containsExactly("bucket-region=eu-west-1&max-buckets=1&prefix=x",
                    "bucket-region=eu-west-1&continuation-token=t%3D1&max-buckets=1&prefix=x");
    }

    @Test
    void failsWhenTwoPagesHaveTheSameToken() {
        page("aaa", "1");
        page("bbb", "1");

        StepVerifier.create(BucketListing.of().buckets(this.client))
            .thenConsumeWhile(bucket -> true)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessage("ListBuckets: the listing is broken: two pages have the same continuation token"))
            .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 10_001 })
    void refusesAPageThatNoServerMakes(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> BucketListing.of().maxBuckets(count))
            .withMessage("maxBuckets must be from 1 to 10000 but is " + count);
    }

    private void page(String name, String next) {
        this.exchange.answer(200,
                "<ListAllMyBucketsResult><Buckets><Bucket><Name>" + name
                        + "</Name></Bucket></Buckets><ContinuationToken>" + next
                        + "</ContinuationToken></ListAllMyBucketsResult>");
    }

}
