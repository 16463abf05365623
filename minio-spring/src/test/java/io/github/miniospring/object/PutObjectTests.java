package io.github.miniospring.object;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutObjectTests {

    private final PutObject put = PutObject.of("photos", "a b/cat.png", ObjectBody.of("meow"));

    @Test
    void asksForNoMoreThanIsGiven() {
        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos/a%20b/cat.png
                content-type: application/octet-stream

                meow
                """);
    }

    @Test
    void sendsWhatIsKeptWithTheObject() {
        this.put.contentType("image/png")
            .cacheControl("no-store")
            .contentDisposition("inline")
            .contentEncoding("gzip")
            .contentLanguage("de")
            .expires(Instant.parse("2030-01-02T03:04:05Z"))
            .storageClass("REDUCED_REDUNDANCY")
            .userMetadata("Color", "gr\u00fcn")
            .userMetadata("X-Amz-Meta-Size", "9 lives")
            .tags(Tags.forObject(Map.of("kind of", "cat&dog")))
            .retention(new Retention(Retention.Mode.GOVERNANCE, Instant.parse("2030-01-02T03:04:05.678912Z")))
            .legalHold(true);

        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos/a%20b/cat.png
                cache-control: no-store
                content-disposition: inline
                content-encoding: gzip
                content-language: de
                content-type: image/png
                expires: Wed, 02 Jan 2030 03:04:05 GMT
                x-amz-meta-color: =?UTF-8?B?Z3LDvG4=?=
                x-amz-meta-size: 9 lives
                x-amz-object-lock-legal-hold: ON
                x-amz-object-lock-mode: GOVERNANCE
                x-amz-object-lock-retain-until-date: 2030-01-02T03:04:05.678Z
                x-amz-storage-class: REDUCED_REDUNDANCY
                x-amz-tagging: kind%20of=cat%26dog

                meow
                """);
    }

    @Test
    void sendsNothingForNoLegalHold() {
        assertThat(this.put.legalHold(false).toRequest().headers()).containsOnlyKeys("content-type");
    }

    @Test
    void encryptsWithAKeyOfTheServer() {
        assertThat(this.put.encryption(new SseS3()).toRequest().headers()).containsEntry("x-amz-server-side-encryption",
                "AES256");
    }

    @Test
    void encryptsWithAKeyOfTheKeyManagement() {
        this.put.encryption(new SseKms("my-key", Map.of("b", "\"2\"", "a", "1\n")));

        assertThat(this.put.toRequest().headers()).containsEntry("x-amz-server-side-encryption", "aws:kms")
            .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "my-key")
            .containsEntry("x-amz-server-side-encryption-context", java.util.Base64.getEncoder()
                .encodeToString("{\"a\":\"1\\u000a\",\"b\":\"\\\"2\\\"\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void encryptsWithAKeyOfTheCaller() {
        this.put.encryption(SseCustomerKey.of("32byteslongsecretkeymustprovided".getBytes(StandardCharsets.US_ASCII)));

        assertThat(this.put.toRequest().headers())
            .containsEntry("x-amz-server-side-encryption-customer-algorithm", "AES256")
            .containsEntry("x-amz-server-side-encryption-customer-key", "MzJieXRlc2xvbmdzZWNyZXRrZXltdXN0cHJvdmlkZWQ=")
            .containsEntry("x-amz-server-side-encryption-customer-key-md5", "7PpPLAK26ONlVUGOWlusfg==");
    }

    @Test
    void sendsConditions() {
        assertThat(this.put.ifAbsent().toRequest().headers()).containsEntry("if-none-match", "*");
        assertThat(this.put.ifNoneMatch(new ETag("a")).toRequest().headers()).containsEntry("if-none-match", "\"a\"");
        assertThat(this.put.ifMatch(new ETag("b")).toRequest().headers()).containsEntry("if-match", "\"b\"");
    }

    @Test
    void isRepeatedBlindlyOnlyWithoutConditions() {
        assertThat(this.put.toRequest().repeatableBlindly()).isTrue();
        assertThat(this.put.ifAbsent().toRequest().repeatableBlindly()).isFalse();
    }

    @Test
    void saysHowTheBodyIsProven() {
        S3Request request = this.put.checksum(ChecksumAlgorithm.SHA256).verifyMd5().unsignedPayload().toRequest();

        assertThat(request.payload().data()).isTrue();
        assertThat(request.payload().checksum()).isEqualTo(ChecksumAlgorithm.SHA256);
        assertThat(request.payload().md5()).isTrue();
        assertThat(request.payload().unsigned()).isTrue();
    }

    @Test
    void takesTheMediaTypeOfTheSource() {
        ObjectBody file = ObjectBody.of(new MockMultipartFile("file", "cat.gif", "image/gif", new byte[1]));

        assertThat(PutObject.of("photos", "k", file).toRequest().headers()).containsEntry("content-type", "image/gif");
        assertThat(PutObject.of("photos", "k", file).contentType("image/png").toRequest().headers())
            .containsEntry("content-type", "image/png");
    }

    @Test
    void prefersItsOwnOptionsToHeadersAmongTheMetadata() {
        Map<String, String> metadata = Map.of("Content-Type", "text/plain", "cache-control", "no-cache", "a", "1");

        assertThat(this.put.contentType("image/png").userMetadata(metadata).toRequest().headers())
            .containsEntry("content-type", "image/png")
            .containsEntry("cache-control", "no-cache")
            .containsEntry("x-amz-meta-a", "1");
        assertThat(PutObject.of("photos", "k", ObjectBody.empty())
            .userMetadata(metadata)
            .contentType("image/png")
            .toRequest()
            .headers()).containsEntry("content-type", "image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "x-amz-meta-" })
    void refusesMetadataWithoutAName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.put.userMetadata(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "two words", "a:b", "a\r\nb", "gr\u00fcn" })
    void refusesMetadataWithANameThatNoHeaderHas(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.put.userMetadata(name, "value"));
    }

    @Test
    void refusesAMediaTypeThatBeginsAnotherHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.put.contentType("text/plain\r\nx-evil: 1"));
    }

    @Test
    void isNotChangedByWhatIsSetLater() {
        S3Request snapshot = this.put.timeout(Duration.ofSeconds(1)).toRequest();

        this.put.contentType("image/png").query("a", "b").timeout(Duration.ofSeconds(2));

        assertThat(snapshot.headers()).containsEntry("content-type", "application/octet-stream");
        assertThat(snapshot.query()).isEmpty();
        assertThat(snapshot.timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void saysWhatItIs() {
        assertThat(this.put).hasToString("PutObject photos/a b/cat.png");
    }

}
