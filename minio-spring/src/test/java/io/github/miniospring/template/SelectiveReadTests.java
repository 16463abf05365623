package io.github.miniospring.template;

import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.ByteRange;
import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NotModifiedException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.object.ObjectStat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Reading a part of an object, or only some states of it, or with other headers. */
@MinioContract
class SelectiveReadTests {

    private static final ETag OTHER = new ETag("79b281060d337b9b2b84ccf390adcf74");

    private final MinioTemplate template;

    private final String bucket;

    SelectiveReadTests(TestBucket bucket) {
        this.template = bucket.template();
        this.bucket = bucket.name();
        this.template.putObject(this.bucket, "digits", "0123456789", upload -> upload.contentType("text/plain"));
    }

    @Test
    void readsAPart() {
        assertThat(this.template.getObjectAsString(this.bucket, "digits", get -> get.range(2, 3))).isEqualTo("234");
        assertThat(this.template.getObjectAsString(this.bucket, "digits", get -> get.range(7, 0))).isEqualTo("789");
        assertThat(this.template.getObjectAsString(this.bucket, "digits", get -> get.range(7, 100))).isEqualTo("789");
        assertThat(this.template.getObjectAsString(this.bucket, "digits", get -> get.suffixRange(2))).isEqualTo("89");
        assertThat(this.template.getObjectAsString(this.bucket, "digits", get -> get.suffixRange(100)))
            .isEqualTo("0123456789");
    }

    @Test
    void tellsThatItIsAPart() {
        this.template.getObject(this.bucket, "digits", get -> get.range(ByteRange.of(2, 3)), content -> {
            assertThat(content.status()).isEqualTo(206);
            assertThat(content.contentLength()).isEqualTo(3);
            assertThat(content.stat().size()).isEqualTo(10);
            assertThat(content.verified()).isFalse();
            return null;
        });
    }

    @Test
    void failsToReadAPartThatIsNotThere() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.getObjectAsString(this.bucket, "digits", get -> get.range(10, 1)))
            .satisfies(failure -> {
                assertThat(failure.status()).isEqualTo(416);
                assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_RANGE);
            });
    }

    @Test
    void readsOnlyWhatHasChanged() {
        ObjectStat stat = this.template.statObject(this.bucket, "digits");
        ETag etag = stat.etag();
        Instant stored = stat.lastModified();
        assertThat(etag).isNotNull();
        assertThat(stored).isNotNull();

        assertThatExceptionOfType(NotModifiedException.class)
            .isThrownBy(() -> this.template.getObjectBytes(this.bucket, "digits", get -> get.ifNoneMatch(etag)))
            .satisfies(failure -> assertThat(failure.status()).isEqualTo(304));
        assertThatExceptionOfType(NotModifiedException.class)
            .isThrownBy(() -> this.template.getObjectBytes(this.bucket, "digits", get -> get.ifModifiedSince(stored)));
        assertThatExceptionOfType(NotModifiedException.class)
            .isThrownBy(() -> this.template.statObject(this.bucket, "digits", head -> head.ifNoneMatch(etag)));
        assertThat(this.template.getObjectBytes(this.bucket, "digits", get -> get.ifNoneMatch(OTHER))).hasSize(10);
        assertThat(this.template.getObjectBytes(this.bucket, "digits",
                get -> get.ifModifiedSince(stored.minus(Duration.ofHours(1)))))
            .hasSize(10);
    }

    @Test
    void readsOnlyWhatIsStillTheSame() {
        ObjectStat stat = this.template.statObject(this.bucket, "digits");
        ETag etag = stat.etag();
        Instant stored = stat.lastModified();
        assertThat(etag).isNotNull();
        assertThat(stored).isNotNull();

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> this.template.getObjectBytes(this.bucket, "digits", get -> get.ifMatch(OTHER)));
        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> this.template
            .getObjectBytes(this.bucket, "digits", get -> get.ifUnmodifiedSince(stored.minus(Duration.ofHours(1)))));
        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> this.template.statObject(this.bucket, "digits", head -> head.ifMatch(OTHER)));
        assertThat(this.template.getObjectBytes(this.bucket, "digits", get -> get.ifMatch(etag))).hasSize(10);
        assertThat(this.template.getObjectBytes(this.bucket, "digits", get -> get.ifUnmodifiedSince(stored)))
            .hasSize(10);
    }

    @Test
    void changesHeadersOfTheAnswer() {
        this.template.getObject(this.bucket, "digits",
                get -> get.responseContentType("x/y")
                    .responseContentDisposition("attachment; filename=\"a b+c.txt\"")
                    .responseCacheControl("no-store")
                    .responseContentLanguage("de")
                    .responseContentEncoding("gzip")
                    .responseExpires("Wed, 02 Jan 2030 03:04:05 GMT"),
                content -> {
                    assertThat(content.stat().contentType()).isEqualTo("x/y");
                    assertThat(content.stat().headers().getFirst("content-disposition"))
                        .isEqualTo("attachment; filename=\"a b+c.txt\"");
                    assertThat(content.stat().headers().getFirst("cache-control")).isEqualTo("no-store");
                    assertThat(content.stat().headers().getFirst("content-language")).isEqualTo("de");
                    assertThat(content.stat().headers().getFirst("content-encoding")).isEqualTo("gzip");
                    assertThat(content.stat().headers().getFirst("expires")).isEqualTo("Wed, 02 Jan 2030 03:04:05 GMT");
                    assertThat(content.inputStream().readAllBytes()).asString().isEqualTo("0123456789");
                    return null;
                });
    }

}
