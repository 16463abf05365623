package io.github.miniospring.template;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.GetObjectAcl;
import io.github.miniospring.object.ObjectAttributes;
import io.github.miniospring.operation.SseCustomerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class ObjectAttributeOperationsTests {

    @ParameterizedTest
    @EnumSource
    void tellTheChecksumOfEachKind(ChecksumAlgorithm algorithm, TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "key", "content", upload -> upload.checksum(algorithm));

        ObjectAttributes attributes = template.getObjectAttributes(bucket.name(), "key");

        assertThat(attributes.etag()).isEqualTo(template.statObject(bucket.name(), "key").etag());
        assertThat(attributes.size()).isEqualTo(7);
        assertThat(attributes.storageClass()).isEqualTo("STANDARD");
        assertThat(attributes.lastModified()).isNotNull();
        assertThat(attributes.checksums()).containsOnlyKeys(algorithm);
        assertThat(attributes.parts().total()).isEqualTo(1);
        assertThat(attributes.parts().parts()).singleElement().satisfies(part -> assertThat(part.size()).isEqualTo(7));
    }

    @Test
    void tellOnlyWhatIsAsked(TestBucket bucket) {
        bucket.put("key");

        ObjectAttributes attributes = bucket.template()
            .getObjectAttributes(bucket.name(), "key", get -> get.attributes("ObjectSize"));

        assertThat(attributes.size()).isEqualTo(3);
        assertThat(attributes.etag()).isNull();
        assertThat(attributes.checksums()).isEmpty();
    }

    @Test
    void needTheCallersKeyOfAnEncryptedObject(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            bucket.template().putObject(bucket.name(), "key", "content", upload -> upload.encryption(key));

            assertThat(bucket.template().getObjectAttributes(bucket.name(), "key", get -> get.encryption(key)).size())
                .isEqualTo(7);
        }
    }

    @Test
    void failWhenThereIsNoObject(TestBucket bucket) {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> bucket.template().getObjectAttributes(bucket.name(), "none"));
    }

    @Test
    void tellThatTheOwnerMayDoEverything(TestBucket bucket) {
        GetObjectAcl.Acl acl = bucket.put("key").template().getObjectAcl(bucket.name(), "key");

        assertThat(acl.grants()).singleElement()
            .satisfies(grant -> assertThat(grant.permission()).isEqualTo("FULL_CONTROL"));
    }

    @Test
    void cannotRestoreWhatIsNotAway(TestBucket bucket) {
        bucket.put("key");

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template().restoreObject(bucket.name(), "key", 1))
            .withMessageContaining("RestoreObject " + bucket.name() + "/key");
    }

}
