package io.github.miniospring.object;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.github.miniospring.ByteRange;
import io.github.miniospring.ETag;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.SseCustomerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GetObjectTests {

    private final GetObject get = GetObject.of("photos", "cat.png");

    @Test
    void asksForTheWholeAndItsChecksum() {
        assertThat(RequestText.of(this.get)).isEqualTo("""
                GET /photos/cat.png
                x-amz-checksum-mode: ENABLED
                """);
    }

    // The checksum is that of the whole and would prove nothing.
    @Test
    void asksForNoChecksumOfAPart() {
        assertThat(RequestText.of(this.get.range(5, 10))).isEqualTo("""
                GET /photos/cat.png
                range: bytes=5-14
                """);
    }

    @Test
    void asksForOtherParts() {
        assertThat(this.get.suffixRange(5).toRequest().headers()).containsEntry("range", "bytes=-5");
        assertThat(this.get.range(ByteRange.of(5, 0)).toRequest().headers()).containsEntry("range", "bytes=5-");
    }

    @Test
    void sendsAllItsOptions() {
        this.get.versionId("v 1")
            .partNumber(2)
            .ifMatch(new ETag("a"))
            .ifNoneMatch(new ETag("b"))
            .ifModifiedSince(Instant.parse("2024-02-03T04:05:06.789Z"))
            .ifUnmodifiedSince(Instant.parse("2024-02-03T04:05:06Z"))
            .responseContentType("text/plain")
            .responseContentDisposition("attachment; filename=\"a b\"")
            .responseCacheControl("no-store")
            .responseContentLanguage("de")
            .responseContentEncoding("gzip")
            .responseExpires("0");

        assertThat(RequestText.of(this.get)).isEqualTo("""
                GET /photos/cat.png?partNumber=2&response-cache-control=no-store\
                &response-content-disposition=attachment%3B%20filename%3D%22a%20b%22&response-content-encoding=gzip\
                &response-content-language=de&response-content-type=text%2Fplain&response-expires=0&versionId=v%201
                if-match: "a"
                if-modified-since: Sat, 03 Feb 2024 04:05:06 GMT
                if-none-match: "b"
                if-unmodified-since: Sat, 03 Feb 2024 04:05:06 GMT
                x-amz-checksum-mode: ENABLED
                """);
    }

    @Test
    void sendsTheCallersKey() {
        this.get.encryption(SseCustomerKey.of("32byteslongsecretkeymustprovided".getBytes(StandardCharsets.US_ASCII)));

        assertThat(this.get.toRequest().headers()).containsKeys("x-amz-server-side-encryption-customer-algorithm",
                "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5");
        assertThat(this.get.toString() + this.get.toRequest()).doesNotContain("MzJieX");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, 10_001 })
    void refusesAPartThatNoObjectHas(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.partNumber(number))
            .withMessage("partNumber must be from 1 to 10000 but is " + number);
    }

    @Test
    void refusesABlankVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.versionId(" "))
            .withMessage("versionId must not be blank; leave it out for the latest version");
    }

    @Test
    void namesAFileInAZipArchive() {
        assertThat(
                RequestText.of(GetObject.of("photos", "a/trip.zip").zipMember("first.zip").zipMember("day 1/cat.png")))
            .isEqualTo("""
                    GET /photos/a/trip.zip/day%201/cat.png
                    x-amz-checksum-mode: ENABLED
                    x-minio-extract: true
                    """);
    }

    @ParameterizedTest
    @ValueSource(strings = { "trip.tar", "a.zip/trip.zip", "trip.ZIP" })
    void refusesArchivesThatAreNoneToTheServer(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> GetObject.of("photos", key).zipMember("cat.png"))
            .withMessage("'" + key
                    + "' is no zip archive to the server: its key must end in .zip and hold no other .zip/ before");
    }

    @Test
    void refusesARangeOfAFileInAZipArchive() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> GetObject.of("photos", "a.zip").zipMember("b").range(1, 2).toRequest())
            .withMessageContaining("leave range and partNumber out");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> GetObject.of("photos", "a.zip").zipMember("b").partNumber(1).toRequest());
    }

    // The checksum is that of the object, not of what a function makes of it.
    @Test
    void namesTheFunctionThatTransforms() {
        assertThat(RequestText.of(this.get.lambda("arn:minio:s3-object-lambda::small:webhook"))).isEqualTo("""
                GET /photos/cat.png?lambdaArn=arn%3Aminio%3As3-object-lambda%3A%3Asmall%3Awebhook
                """);
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.lambda(" "));
    }

}
