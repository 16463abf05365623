package io.github.miniospring.transfer;

import java.time.Duration;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ObjectSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that contradict each other: a listing is whole, or it fails. */
class ListingPagesTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CannedExchange exchange = new CannedExchange();

    private final MinioClient client = this.exchange.client().build();

    @AfterEach
    void close() {
        this.client.close();
    }

    @Test
    void goOnWithTheTokenOfTheOneBefore() {
        page("a", "t&1").page("b", null);

        StepVerifier.create(objects(Listing.of("photos").startAfter("0").prefix("x")).map(ObjectSummary::key))
            .expectNext("a", "b")
            .expectComplete()
            .verify(LIMIT);

        assertThat(this.exchange.sent()).extracting(sent -> sent.uri().getRawQuery())
            .containsExactly("delimiter=%2F&encoding-type=url&list-type=2&max-keys=1000&prefix=x&start-after=0",
                    "continuation-token=t%261&delimiter=%2F&encoding-type=url&list-type=2&max-keys=1000&prefix=x");
    }

    @Test
    void mayBeEmptyInTheMiddle() {
        page("a", "1");
        this.exchange.answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated>"
                + "<NextContinuationToken>2</NextContinuationToken></ListBucketResult>");
        page("b", null);

        StepVerifier.create(objects(Listing.of("photos"))).expectNextCount(2).expectComplete().verify(LIMIT);
    }

    @Test
    void failWhenTwoHaveTheSameToken() {
        page("a", "1").page("b", "1");

        fails("two pages have the same continuation token");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "b" })
    void failWhenOneGoesBack(String key) {
        page("b", "1").page(key, "2");

        fails("a page goes back behind the one before it");
    }

    @Test
    void failWhenOneGoesBackBehindAnEmptyOne() {
        page("b", "1");
        this.exchange.answer(200,
                "<ListBucketResult><NextContinuationToken>2</NextContinuationToken></ListBucketResult>");
        page("a", "3");

        fails("a page goes back behind the one before it");
    }

    @Test
    void failWhenThereIsMoreAndNoWayToIt() {
        this.exchange.answer(200,
                "<ListBucketResult><Contents><Key>a</Key></Contents><IsTruncated>true</IsTruncated></ListBucketResult>");

        StepVerifier.create(objects(Listing.of("photos")))
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessage("ListObjectsV2 photos: the listing is broken: a page says that there is more,"
                        + " and not how to get it"))
            .verify(LIMIT);
    }

    @Test
    void takeHeadersAndQueryOfTheCallerAlong() {
        page("a", "1").page("b", null);

        StepVerifier.create(objects(Listing.of("photos").header("x-a", "1").query("extra", "2")))
            .expectNextCount(2)
            .expectComplete()
            .verify(LIMIT);

        assertThat(this.exchange.sent()).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.header("x-a")).isEqualTo("1");
            assertThat(sent.uri().getRawQuery()).contains("&extra=2&");
        });
    }

    private void fails(String how) {
        StepVerifier.create(objects(Listing.of("photos")))
            .thenConsumeWhile(object -> true)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessage("ListObjectsV2 photos: the listing is broken: " + how))
            .verify(LIMIT);
    }

    private Flux<ObjectSummary> objects(Listing listing) {
        return listing.objects(this.client);
    }

    private ListingPagesTests page(String key, String next) {
        this.exchange.answer(200,
                "<ListBucketResult><Contents><Key>" + key + "</Key></Contents>" + ((next != null)
                        ? "<NextContinuationToken>" + next.replace("&", "&amp;") + "</NextContinuationToken>" : "")
                        + "</ListBucketResult>");
        return this;
    }

}
