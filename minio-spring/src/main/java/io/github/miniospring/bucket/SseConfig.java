package io.github.miniospring.bucket;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * How objects of a bucket are encrypted that do not say it themselves.
 *
 * @param xml the document, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html">S3:
 * PutBucketEncryption</a>
 */
public record SseConfig(XmlElement xml) {

    static final String ROOT = "ServerSideEncryptionConfiguration";

    private static final String DEFAULT = "ApplyServerSideEncryptionByDefault";

    public SseConfig {
        xml.requireName(ROOT);
    }

    /** Encrypts with the server's own key (SSE-S3). */
    public static SseConfig sseS3() {
        return of(XmlElement.of(DEFAULT, XmlElement.of("SSEAlgorithm", "AES256")));
    }

    /**
     * Encrypts with the key that the key management holds for S3 (SSE-KMS). Not on MinIO,
     * which wants the key named.
     */
    public static SseConfig sseKms() {
        return of(XmlElement.of(DEFAULT, XmlElement.of("SSEAlgorithm", "aws:kms")));
    }

    /** Encrypts with a key of the key management (SSE-KMS). */
    public static SseConfig sseKms(String keyId) {
        Assert.hasText(keyId, "keyId must not be blank");
        return of(XmlElement.of(DEFAULT, XmlElement.of("SSEAlgorithm", "aws:kms"),
                XmlElement.of("KMSMasterKeyID", keyId)));
    }

    private static SseConfig of(XmlElement apply) {
        return new SseConfig(XmlElement.of(ROOT, XmlElement.of("Rule", apply)));
    }

    private XmlElement rule() {
        return this.xml.childOrEmpty("Rule");
    }

    /** {@code AES256}, {@code aws:kms} or what else the server has; empty for none. */
    public String algorithm() {
        return rule().childOrEmpty(DEFAULT).text("SSEAlgorithm");
    }

    /** The key of the key management; null for none of one's own. */
    public @Nullable String kmsKeyId() {
        return rule().childOrEmpty(DEFAULT).textOrNull("KMSMasterKeyID");
    }

    /** Whether the bucket keeps a key of its own, which spares calls. Not on MinIO. */
    public boolean bucketKeyEnabled() {
        return rule().says("BucketKeyEnabled", "true");
    }

    /** This configuration with a key of the bucket's own, or without. Not on MinIO. */
    public SseConfig withBucketKeyEnabled(boolean enabled) {
        return new SseConfig(this.xml.with(rule().with("BucketKeyEnabled", Boolean.toString(enabled))));
    }

    void check() {
        Assert.isTrue(this.xml.children("Rule").size() == 1, () -> "There are " + this.xml.children("Rule").size()
                + " rules; a bucket has exactly one. To have none, call deleteBucketEncryption");
        Assert.isTrue(!algorithm().equals("AES256") || kmsKeyId() == null,
                "AES256 takes no key of the key management; write sseKms(keyId)");
    }

}
