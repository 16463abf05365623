package io.github.miniospring.object;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.QueryParameter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HeadObjectTests {

    private final HeadObject head = HeadObject.of("photos", "cat.png");

    @Test
    void asksForTheChecksumToo() {
        assertThat(RequestText.of(this.head.versionId("1").ifMatch(new ETag("a")))).isEqualTo("""
                HEAD /photos/cat.png?versionId=1
                if-match: "a"
                x-amz-checksum-mode: ENABLED
                """);
    }

    @Test
    void readsAllThatIsTold() {
        ObjectStat stat = decode("Content-Length", "1234", "ETag", "\"abc\"", "Last-Modified",
                "Sat, 03 Feb 2024 04:05:06 GMT", "Content-Type", "image/png", "x-amz-version-id", "v1",
                "x-amz-storage-class", "GLACIER", "x-amz-tagging-count", "2", "x-amz-object-lock-mode", "governance",
                "x-amz-object-lock-retain-until-date", "2030-01-02T03:04:05Z", "x-amz-object-lock-legal-hold", "ON",
                "X-Amz-Meta-Color", "=?UTF-8?B?Z3LDvG4=?=", "x-amz-meta-b", "1", "x-amz-meta-b", "2");

        assertThat(stat.bucket()).isEqualTo("photos");
        assertThat(stat.key()).isEqualTo("cat.png");
        assertThat(stat.size()).isEqualTo(1234);
        assertThat(stat.etag()).isEqualTo(new ETag("abc"));
        assertThat(stat.lastModified()).isEqualTo(Instant.parse("2024-02-03T04:05:06Z"));
        assertThat(stat.contentType()).isEqualTo("image/png");
        assertThat(stat.versionId()).isEqualTo("v1");
        assertThat(stat.storageClass()).isEqualTo("GLACIER");
        assertThat(stat.tagCount()).isEqualTo(2);
        assertThat(stat.retention())
            .isEqualTo(new Retention(Retention.Mode.GOVERNANCE, Instant.parse("2030-01-02T03:04:05Z")));
        assertThat(stat.legalHold()).isTrue();
        assertThat(stat.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn", "b", "1,2"));
        assertThat(stat.headers().getFirst("etag")).isEqualTo("\"abc\"");
    }

    @Test
    void readsAnAnswerThatTellsNothing() {
        ObjectStat stat = decode();

        assertThat(stat.size()).isEqualTo(-1);
        assertThat(stat.etag()).isNull();
        assertThat(stat.lastModified()).isNull();
        assertThat(stat.contentType()).isNull();
        assertThat(stat.storageClass()).isEqualTo("STANDARD");
        assertThat(stat.retention()).isNull();
        assertThat(stat.legalHold()).isFalse();
        assertThat(stat.userMetadata()).isEmpty();
    }

    @Test
    void readsOddValuesAsNone() {
        ObjectStat stat = decode("ETag", "\"\"", "Last-Modified", "yesterday", "Content-Type", "nonsense",
                "x-amz-tagging-count", "many", "x-amz-object-lock-mode", "FOREVER",
                "x-amz-object-lock-retain-until-date", "soon");

        assertThat(stat.etag()).isNull();
        assertThat(stat.lastModified()).isNull();
        assertThat(stat.contentType()).isEqualTo("nonsense");
        assertThat(stat.tagCount()).isZero();
        assertThat(stat.retention()).isNull();
    }

    @Test
    void readsTheWholeSizeBehindARange() {
        assertThat(decode("Content-Length", "10", "Content-Range", "bytes 0-9/1234").size()).isEqualTo(1234);
        assertThat(decode("Content-Length", "10", "Content-Range", "bytes 0-9/*").size()).isEqualTo(-1);
    }

    private ObjectStat decode(String... headers) {
        ObjectStat stat = CannedExchange.decode(this.head, "", headers);
        assertThat(stat).isNotNull();
        return stat;
    }

    @Test
    void asksAboutAFileInAZipArchive() {
        assertThat(HeadObject.of("photos", "trip.zip").zipMember("cat.png").toRequest()).satisfies(request -> {
            assertThat(request.key()).isEqualTo("trip.zip/cat.png");
            assertThat(request.headers()).containsEntry("x-minio-extract", "true");
        });
    }

    @Test
    void asksAboutAPart() {
        assertThat(HeadObject.of("photos", "cat.png").partNumber(2).toRequest().query())
            .containsExactly(new QueryParameter("partNumber", "2"));
        assertThatIllegalArgumentException().isThrownBy(() -> HeadObject.of("photos", "cat.png").partNumber(0))
            .withMessage("partNumber must be from 1 to 10000 but is 0");
    }

}
