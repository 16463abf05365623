package io.github.miniospring.bucket;

import java.util.Objects;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SseConfigTests {

    private static final String RICH = """
            <ServerSideEncryptionConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule a="b">\
            <ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms:dsse</SSEAlgorithm>\
            <KMSMasterKeyID>key-1</KMSMasterKeyID><Context><Entry><Key>k</Key></Entry></Context>\
            </ApplyServerSideEncryptionByDefault><BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType>\
            </BlockedEncryptionTypes></Rule><Later/></ServerSideEncryptionConfiguration>""";

    @Test
    void tellsWhatItSays() {
        SseConfig config = read(RICH);

        assertThat(config.algorithm()).isEqualTo("aws:kms:dsse");
        assertThat(config.kmsKeyId()).isEqualTo("key-1");
        assertThat(config.bucketKeyEnabled()).isFalse();
    }

    @Test
    void losesNothingThatIsNotChanged() {
        SseConfig changed = read(RICH).withBucketKeyEnabled(true);

        assertThat(RequestText.bodyOf(PutBucketEncryption.of("photos", changed)))
            .isEqualTo(RICH.replace("</Rule>", "<BucketKeyEnabled>true</BucketKeyEnabled></Rule>"));
        assertThat(changed.bucketKeyEnabled()).isTrue();
        assertThat(changed.withBucketKeyEnabled(false).bucketKeyEnabled()).isFalse();
    }

    @Test
    void encryptsWithTheServersOwnKey() {
        assertThat(SseConfig.sseS3().algorithm()).isEqualTo("AES256");
        assertThat(SseConfig.sseS3().kmsKeyId()).isNull();
    }

    @Test
    void encryptsWithAKeyOfTheKeyManagement() {
        assertThat(SseConfig.sseKms().algorithm()).isEqualTo("aws:kms");
        assertThat(SseConfig.sseKms().kmsKeyId()).isNull();
        assertThat(SseConfig.sseKms("key-1").kmsKeyId()).isEqualTo("key-1");
        assertThatIllegalArgumentException().isThrownBy(() -> SseConfig.sseKms(" "))
            .withMessage("keyId must not be blank");
    }

    private static SseConfig read(String document) {
        return Objects.requireNonNull(CannedExchange.decode(GetBucketEncryption.of("photos"), document));
    }

}
