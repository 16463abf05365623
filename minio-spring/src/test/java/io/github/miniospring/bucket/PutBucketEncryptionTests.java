package io.github.miniospring.bucket;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketEncryptionTests {

    private final PutBucketEncryption put = PutBucketEncryption.of("photos", SseConfig.sseKms("key-1"));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos?encryption=
                content-type: application/xml

                <ServerSideEncryptionConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule>\
                <ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm>\
                <KMSMasterKeyID>key-1</KMSMasterKeyID></ApplyServerSideEncryptionByDefault>\
                </Rule></ServerSideEncryptionConfiguration>
                """);
    }

    @Test
    void refusesAnotherNumberOfRulesThanOne() {
        SseConfig none = new SseConfig(XmlElement.of("ServerSideEncryptionConfiguration"));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketEncryption.of("photos", none))
            .withMessage("There are 0 rules; a bucket has exactly one. To have none, call deleteBucketEncryption");
    }

    @Test
    void refusesAKeyForTheServersOwnEncryption() {
        XmlElement apply = XmlElement.of("ApplyServerSideEncryptionByDefault", XmlElement.of("SSEAlgorithm", "AES256"),
                XmlElement.of("KMSMasterKeyID", "key-1"));
        SseConfig config = new SseConfig(
                XmlElement.of("ServerSideEncryptionConfiguration", XmlElement.of("Rule", apply)));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketEncryption.of("photos", config))
            .withMessage("AES256 takes no key of the key management; write sseKms(keyId)");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

}
