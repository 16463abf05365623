package io.github.miniospring.object;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Directive;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CopyObjectTests {

    private final CopySource source = CopySource.of("photos", "a b/c\u00e4t.png");

    private final CopyObject copy = CopyObject.of("album", "cat.png", this.source);

    @Test
    void namesItsSource() {
        assertThat(RequestText.of(this.copy)).isEqualTo("""
                PUT /album/cat.png
                x-amz-copy-source: /photos/a%20b/c%C3%A4t.png
                """);
    }

    @Test
    void sendsAllThatTheSourceMustBe() {
        CopySource source = this.source.versionId("v?1")
            .ifMatch(new ETag("a"))
            .ifNoneMatch(new ETag("b"))
            .ifModifiedSince(Instant.parse("2024-02-03T04:05:06Z"))
            .ifUnmodifiedSince(Instant.parse("2024-02-04T04:05:06Z"));

        assertThat(RequestText.of(CopyObject.of("album", "cat.png", source))).isEqualTo("""
                PUT /album/cat.png
                x-amz-copy-source: /photos/a%20b/c%C3%A4t.png?versionId=v%3F1
                x-amz-copy-source-if-match: "a"
                x-amz-copy-source-if-modified-since: Sat, 03 Feb 2024 04:05:06 GMT
                x-amz-copy-source-if-none-match: "b"
                x-amz-copy-source-if-unmodified-since: Sun, 04 Feb 2024 04:05:06 GMT
                """);
    }

    @Test
    void sendsTheKeysOfBothSides() {
        byte[] other = new byte[32];
        other[0] = 1;
        CopySource source = this.source.encryption(SseCustomerKey.of(new byte[32]));
        CopyObject copy = CopyObject.of("album", "cat.png", source).encryption(SseCustomerKey.of(other));

        Map<String, String> headers = copy.toRequest().headers();
        assertThat(headers).containsEntry("x-amz-copy-source-server-side-encryption-customer-algorithm", "AES256")
            .containsEntry("x-amz-copy-source-server-side-encryption-customer-key",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
            .containsEntry("x-amz-copy-source-server-side-encryption-customer-key-md5", "cLyPS3KoaSFGi/joRB3OUQ==")
            .containsEntry("x-amz-server-side-encryption-customer-key", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        assertThat(source + "" + copy).doesNotContain("AAAA");
    }

    @Test
    void sendsWhatTakesTheSourcesPlace() {
        this.copy.metadataDirective(Directive.REPLACE)
            .taggingDirective(Directive.REPLACE)
            .contentType("image/png")
            .userMetadata("color", "red")
            .tags(Tags.forObject(Map.of("kind", "cat")))
            .storageClass("REDUCED_REDUNDANCY")
            .retention(new Retention(Retention.Mode.GOVERNANCE, Instant.parse("2030-01-02T03:04:05Z")))
            .legalHold(true)
            .encryption(new SseS3())
            .checksumAlgorithm(ChecksumAlgorithm.SHA256);

        assertThat(RequestText.of(this.copy)).isEqualTo("""
                PUT /album/cat.png
                content-type: image/png
                x-amz-checksum-algorithm: SHA256
                x-amz-copy-source: /photos/a%20b/c%C3%A4t.png
                x-amz-meta-color: red
                x-amz-metadata-directive: REPLACE
                x-amz-object-lock-legal-hold: ON
                x-amz-object-lock-mode: GOVERNANCE
                x-amz-object-lock-retain-until-date: 2030-01-02T03:04:05Z
                x-amz-server-side-encryption: AES256
                x-amz-storage-class: REDUCED_REDUNDANCY
                x-amz-tagging: kind=cat
                x-amz-tagging-directive: REPLACE
                """);
    }

    @Test
    void replacesByNothingIfNothingIsGiven() {
        this.copy.metadataDirective(Directive.REPLACE).taggingDirective(Directive.REPLACE);

        assertThat(this.copy.toRequest().headers()).containsEntry("content-type", "application/octet-stream")
            .containsEntry("x-amz-tagging", "");
    }

    @Test
    void takesAStorageClassWithoutADirective() {
        assertThat(this.copy.storageClass("STANDARD").toRequest().headers()).containsEntry("x-amz-storage-class",
                "STANDARD");
    }

    @Test
    void refusesMetadataThatWouldBeIgnored() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.copy.userMetadata("color", "red").toRequest())
            .withMessage("The copy would take its metadata from the source and not what is given (x-amz-meta-color);"
                    + " add metadataDirective(Directive.REPLACE), or leave it out");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> CopyObject.of("album", "k", this.source)
                .metadataDirective(Directive.COPY)
                .contentType("a/b")
                .toRequest())
            .withMessageContaining("(content-type)");
    }

    @Test
    void refusesTagsThatWouldBeIgnored() {
        Tags tags = Tags.forObject(Map.of("kind", "cat"));

        assertThatIllegalArgumentException().isThrownBy(() -> this.copy.tags(tags).toRequest())
            .withMessage("The copy would take its tags from the source and not what is given (kind=cat);"
                    + " add taggingDirective(Directive.REPLACE), or leave it out");
    }

    @Test
    void refusesAPart() {
        assertThatIllegalArgumentException().isThrownBy(() -> CopyObject.of("album", "k", this.source.range(1, 0)))
            .withMessageContaining("a part of photos/a b/c\u00e4t.png is meant");
        assertThatIllegalArgumentException().isThrownBy(() -> this.source.range(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> this.source.range(0, -1));
    }

    // Over itself the condition would be about the result of its own first attempt.
    @Test
    void isRepeatedBlindlyUnlessItsOwnResultWouldRefuseIt() {
        CopySource conditional = this.source.ifMatch(new ETag("a"));

        assertThat(CopyObject.of("album", "k", conditional).toRequest().repeatableBlindly()).isTrue();
        assertThat(CopyObject.of("photos", this.source.key(), this.source).toRequest().repeatableBlindly()).isTrue();
        assertThat(CopyObject.of("photos", this.source.key(), conditional).toRequest().repeatableBlindly()).isFalse();
    }

    @Test
    void leavesASourceAsItWas() {
        this.source.versionId("v").range(1, 2).ifMatch(new ETag("a"));

        assertThat(this.source.isPart()).isFalse();
        assertThat(this.source.isConditional()).isFalse();
        assertThat(this.source).hasToString("photos/a b/c\u00e4t.png");
    }

}
