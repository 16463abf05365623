package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Servers that make pages of uploads and know prefixes, as MinIO does not. */
class UploadListingTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String EMPTY = "<ListMultipartUploadsResult></ListMultipartUploadsResult>";

    private final CannedExchange exchange = new CannedExchange();

    private final MinioClient client = this.exchange.client().build();

    @AfterEach
    void close() {
        this.client.close();
    }

    @Test
    void visitsAllPages() {
        page(upload("a/1", "u1") + upload("a/2", "u2") + more("a/2", "u2"));
        page(upload("a/2", "u3"));

        StepVerifier.create(keys(UploadListing.of("photos").prefix("a/").recursive()))
            .expectNext("a/1", "a/2", "a/2")
            .expectComplete()
            .verify(LIMIT);

        assertThat(queries()).containsExactly("delimiter=&encoding-type=url&max-uploads=1000&prefix=a%2F&uploads=",
                "delimiter=&encoding-type=url&key-marker=a%2F2&max-uploads=1000&prefix=a%2F&upload-id-marker=u2"
                        + "&uploads=");
    }

    @Test
    void mergesDirectoriesOfTheServerWithUploads() {
        page(upload("b", "u1") + "<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>"
                + "<CommonPrefixes><Prefix>c/</Prefix></CommonPrefixes>");

        StepVerifier.create(keys(UploadListing.of("photos")))
            .expectNext("a/", "b", "c/")
            .expectComplete()
            .verify(LIMIT);
    }

    // MinIO answers nothing to a prefix that is no whole key.
    @Test
    void looksBehindThePrefixWhereItFindsNoLongerKey() {
        page(upload("a", "u1"));
        page(upload("z", "u9") + upload("a", "u1") + upload("a/2", "u3") + upload("a/1", "u2"));

        StepVerifier.create(keys(UploadListing.of("photos").prefix("a").recursive()))
            .expectNext("a", "a/1", "a/2")
            .expectComplete()
            .verify(LIMIT);

        assertThat(queries()).containsExactly("delimiter=&encoding-type=url&max-uploads=1000&prefix=a&uploads=",
                "delimiter=&encoding-type=url&key-marker=a&max-uploads=1000&prefix=&uploads=");
    }

    @Test
    void looksNoFurtherThanThePrefixReaches() {
        page("");
        page(upload("b", "u1") + more("b", "u1"));

        StepVerifier.create(keys(UploadListing.of("photos").prefix("a").recursive())).expectComplete().verify(LIMIT);

        assertThat(queries()).hasSize(2);
    }

    @Test
    void goesOnWhereMinioTellsTheUploadOnly() {
        page(upload("a", "u1") + "<IsTruncated>true</IsTruncated><NextUploadIdMarker>u1</NextUploadIdMarker>");
        page(upload("a", "u2"));

        StepVerifier.create(
                UploadListing.ofKey("photos", "a").withoutSizes().uploads(this.client).map(IncompleteUpload::uploadId))
            .expectNext("u1", "u2")
            .expectComplete()
            .verify(LIMIT);

        assertThat(queries().get(1)).contains("upload-id-marker=u1").doesNotContain("key-marker");
    }

    @Test
    void abortsNoUploadOfALongerKey() {
        page(upload("a", "u1") + upload("ab", "u2") + more("ab", "u2"));

        StepVerifier.create(UploadListing.ofKey("photos", "a").abortAll(this.client)).expectComplete().verify(LIMIT);

        assertThat(this.exchange.sent()).extracting(sent -> sent.method() + " " + sent.uri().getRawPath())
            .containsExactly("GET /photos", "DELETE /photos/a");
    }

    @Test
    void addsUpThePagesOfPartsAndLeavesOutWhatHasEnded() {
        page(upload("a", "u1") + upload("b", "u2"));
        this.exchange
            .answer(200, "<ListPartsResult><Part><PartNumber>1</PartNumber><Size>5</Size></Part>"
                    + "<IsTruncated>true</IsTruncated><NextPartNumberMarker>1</NextPartNumberMarker></ListPartsResult>")
            .answer(200, "<ListPartsResult><Part><PartNumber>2</PartNumber><Size>7</Size></Part></ListPartsResult>")
            .answer(404, "<Error><Code>NoSuchUpload</Code></Error>");

        StepVerifier.create(UploadListing.of("photos").recursive().uploads(this.client))
            .expectNextMatches(upload -> upload.key().equals("a") && upload.size() == 12)
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void failsWhenTheServerDoesNotComeToAnEnd() {
        page(upload("a", "u1") + more("a", "u1"));
        page(upload("a", "u1") + more("a", "u1"));

        StepVerifier.create(keys(UploadListing.of("photos").recursive()))
            .thenConsumeWhile(key -> true)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessage("ListMultipartUploads photos: the listing is broken: two pages have the same marker"))
            .verify(LIMIT);
    }

    @Test
    void failsWhenTheServerDoesNotSayHowToGoOn() {
        page(upload("a", "u1") + "<IsTruncated>true</IsTruncated>");

        StepVerifier.create(keys(UploadListing.of("photos").recursive()))
            .thenConsumeWhile(key -> true)
            .expectErrorMatches(
                    failure -> failure.getMessage().endsWith("a page says that there is more, and not how to get it"))
            .verify(LIMIT);
    }

    @Test
    void keepsTheKeyItIsFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> UploadListing.ofKey("photos", "a").prefix("b"));
    }

    private Flux<String> keys(UploadListing listing) {
        return listing.withoutSizes().uploads(this.client).map(IncompleteUpload::key);
    }

    private void page(String content) {
        this.exchange.answer(200, EMPTY.replace("><", ">" + content + "<"));
    }

    private static String upload(String key, String id) {
        return "<Upload><Key>" + key + "</Key><UploadId>" + id + "</UploadId></Upload>";
    }

    private static String more(String key, String id) {
        return "<IsTruncated>true</IsTruncated><NextKeyMarker>" + key + "</NextKeyMarker><NextUploadIdMarker>" + id
                + "</NextUploadIdMarker>";
    }

    private List<String> queries() {
        return this.exchange.sent().stream().map(sent -> sent.uri().getRawQuery()).toList();
    }

}
