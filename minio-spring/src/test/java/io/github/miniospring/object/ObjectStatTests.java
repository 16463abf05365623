package io.github.miniospring.object;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.SseKms;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class ObjectStatTests {

    @Test
    void tellsOfChecksumsAndParts(TestBucket bucket) {
        byte[] content = new byte[5 * 1024 * 1024 + 1];
        bucket.template()
            .putObject(bucket.name(), "parts", content, upload -> upload.partSize(DataSize.ofMegabytes(5)));

        ObjectStat whole = bucket.template().statObject(bucket.name(), "parts");
        ObjectStat part = bucket.template().statObject(bucket.name(), "parts", head -> head.partNumber(1));

        assertThat(whole.checksums()).containsOnlyKeys(ChecksumAlgorithm.CRC32C);
        assertThat(whole.checksumType()).isEqualTo("FULL_OBJECT");
        assertThat(part.partsCount()).isEqualTo(2);
    }

    @Test
    void tellsHowTheServerEncryptsIt(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "a", "content", upload -> upload.encryption(new SseKms("test-key")));

        ObjectStat stat = bucket.template().statObject(bucket.name(), "a");

        assertThat(stat.encryption()).isEqualTo("aws:kms");
        assertThat(stat.kmsKeyId()).endsWith("test-key");
        assertThat(stat.customerEncrypted()).isFalse();
    }

    @Test
    void tellsWhenItGoesAndWhetherItIsBack() {
        ObjectStat stat = decode("x-amz-expiration",
                "expiry-date=\"Fri, 21 Dec 2029 00:00:00 GMT\", rule-id=\"old logs\"", "x-amz-restore",
                "ongoing-request=\"false\", expiry-date=\"Sun, 23 Dec 2029 00:00:00 GMT\"", "x-amz-replication-status",
                "PENDING");

        assertThat(stat.expiry()).isEqualTo(new ObjectExpiry(Instant.parse("2029-12-21T00:00:00Z"), "old logs"));
        assertThat(stat.restore()).isEqualTo(new RestoreStatus(false, Instant.parse("2029-12-23T00:00:00Z")));
        assertThat(stat.replicationStatus()).isEqualTo("PENDING");
        assertThat(decode("x-amz-restore", "ongoing-request=\"true\"").restore())
            .isEqualTo(new RestoreStatus(true, null));
    }

    @Test
    void tellsNothingThatIsNotThere() {
        for (ObjectStat stat : new ObjectStat[] { decode("ETag", "\"e\""),
                decode("x-amz-expiration", "never", "x-amz-restore", "ongoing-request=\"") }) {
            assertThat(stat.expiry()).isNull();
            assertThat(stat.restore()).isNull();
            assertThat(stat.replicationStatus()).isNull();
            assertThat(stat.encryption()).isNull();
            assertThat(stat.checksums()).isEqualTo(Map.of());
            assertThat(stat.checksumType()).isNull();
            assertThat(stat.partsCount()).isZero();
        }
    }

    private static ObjectStat decode(String... headers) {
        ObjectStat stat = CannedExchange.decode(HeadObject.of("photos", "cat.png"), "", headers);
        assertThat(stat).isNotNull();
        return stat;
    }

}
