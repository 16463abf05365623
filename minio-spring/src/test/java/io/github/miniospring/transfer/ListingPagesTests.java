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
    void failWhenEmptyOnesGoRoundInACircle() {
        for (String token : new String[] { "1", "2", "1" }) {
            this.exchange.answer(200, "<ListBucketResult><NextContinuationToken>" + token
                    + "</NextContinuationToken></ListBucketResult>");
        }

        fails("two pages have the same continuation token");
    }

    @Test
    void failWhenTheFirstKeyGoesBackThoughTheLastDoesNot() {
        page("b", "1");
        this.exchange.answer(200, "<ListBucketResult><Contents><Key>a</Key></Contents>"
                + "<Contents><Key>c</Key></Contents></ListBucketResult>");

        fails("a page goes back behind the one before it");
    }

    @Test
    void ofTheFirstVersionGoOnAfterTheLastKeyOrDirectory() {
        this.exchange.answer(200, "<ListBucketResult><Contents><Key>a</Key></Contents>"
                + "<CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes><IsTruncated>true</IsTruncated></ListBucketResult>");
        this.exchange.answer(200, "<ListBucketResult><Contents><Key>c</Key></Contents></ListBucketResult>");

        StepVerifier
            .create(objects(Listing.of("photos").useApiV1().fetchOwner().includeUserMeta().startAfter("0"))
                .map(ObjectSummary::key))
            .expectNext("a", "b/", "c")
            .expectComplete()
            .verify(LIMIT);

        assertThat(this.exchange.sent()).extracting(sent -> sent.uri().getRawQuery())
            .containsExactly("delimiter=%2F&encoding-type=url&marker=0&max-keys=1000&prefix=",
                    "delimiter=%2F&encoding-type=url&marker=b%2F&max-keys=1000&prefix=");
    }

    @Test
    void ofTheFirstVersionFailWhenTheMarkerDoesNotMove() {
        for (int i = 0; i < 2; i++) {
            this.exchange.answer(200,
                    "<ListBucketResult><NextMarker>a</NextMarker><IsTruncated>true</IsTruncated></ListBucketResult>");
        }

        fails(Listing.of("photos").useApiV1(), "ListObjects", "two pages have the same continuation token");
    }

    @Test
    void ofTheFirstVersionFailWhenThereIsMoreAndNoWayToIt() {
        this.exchange.answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>");

        fails(Listing.of("photos").useApiV1(), "ListObjects", "a page says that there is more, and not how to get it");
    }

    @Test
    void ofVersionsGoOnWithinAKey() {
        versions("a", "1", "a", "1").versions("a", "2", null, null);

        StepVerifier
            .create(objects(Listing.of("photos").includeVersion().useApiV1().fetchOwner().startAfter("0"))
                .map(ObjectSummary::versionId))
            .expectNext("1", "2")
            .expectComplete()
            .verify(LIMIT);

        assertThat(this.exchange.sent()).extracting(sent -> sent.uri().getRawQuery())
            .containsExactly("delimiter=%2F&encoding-type=url&key-marker=0&max-keys=1000&prefix=&versions=",
                    "delimiter=%2F&encoding-type=url&key-marker=a&max-keys=1000&prefix=&version-id-marker=1&versions=");
    }

    @Test
    void ofVersionsFailWhenTheMarkersDoNotMove() {
        versions("a", "1", "a", "1").versions("a", "1", "a", "1");

        fails(Listing.of("photos").includeVersion(), "ListObjectVersions",
                "two pages have the same continuation token");
    }

    @Test
    void ofVersionsFailWhenOneGoesBack() {
        versions("b", "1", "b", "1").versions("a", "2", null, null);

        fails(Listing.of("photos").includeVersion(), "ListObjectVersions", "a page goes back behind the one before it");
    }

    @Test
    void ofVersionsFailWhenThereIsMoreAndNoWayToIt() {
        this.exchange.answer(200, "<ListVersionsResult><IsTruncated>true</IsTruncated></ListVersionsResult>");

        fails(Listing.of("photos").includeVersion(), "ListObjectVersions",
                "a page says that there is more, and not how to get it");
    }

    private ListingPagesTests versions(String key, String versionId, String nextKey, String nextVersionId) {
        String next = (nextKey == null) ? "" : "<IsTruncated>true</IsTruncated><NextKeyMarker>" + nextKey
                + "</NextKeyMarker><NextVersionIdMarker>" + nextVersionId + "</NextVersionIdMarker>";
        this.exchange.answer(200, "<ListVersionsResult><Version><Key>" + key + "</Key><VersionId>" + versionId
                + "</VersionId></Version>" + next + "</ListVersionsResult>");
        return this;
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
        fails(Listing.of("photos"), "ListObjectsV2", how);
    }

    private void fails(Listing listing, String action, String how) {
        StepVerifier.create(objects(listing))
            .thenConsumeWhile(object -> true)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessage(action + " photos: the listing is broken: " + how))
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
