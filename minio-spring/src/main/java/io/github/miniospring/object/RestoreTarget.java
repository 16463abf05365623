package io.github.miniospring.object;

import java.util.Map;

import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where the records are stored that answer a question to an object in a remote tier.
 * Immutable: each option answers a new target.
 */
public final class RestoreTarget {

    private final String bucket;

    private final String prefix;

    private final String encryption;

    private final @Nullable SseKms kms;

    private final Tags tags;

    private final Map<String, String> userMetadata;

    private final @Nullable String storageClass;

    private RestoreTarget(String bucket, String prefix, String encryption, @Nullable SseKms kms, Tags tags,
            Map<String, String> userMetadata, @Nullable String storageClass) {
        this.bucket = Names.bucket(bucket);
        Assert.hasText(prefix, "The prefix of what is restored must not be blank");
        this.prefix = prefix;
        this.encryption = encryption;
        this.kms = kms;
        this.tags = tags;
        this.userMetadata = Map.copyOf(userMetadata);
        this.storageClass = storageClass;
    }

    /** Objects in {@code bucket} whose keys begin with {@code prefix}, not encrypted. */
    public static RestoreTarget of(String bucket, String prefix) {
        return new RestoreTarget(bucket, prefix, "", null, Tags.none(), Map.of(), null);
    }

    /** Encrypts them with a key the server keeps. MinIO wants it so. */
    public RestoreTarget encryption(SseS3 encryption) {
        return new RestoreTarget(this.bucket, this.prefix, "AES256", null, this.tags, this.userMetadata,
                this.storageClass);
    }

    /** Encrypts them with a key of the server's key management. */
    public RestoreTarget encryption(SseKms encryption) {
        return new RestoreTarget(this.bucket, this.prefix, "aws:kms", encryption, this.tags, this.userMetadata,
                this.storageClass);
    }

    /** Gives them tags. */
    public RestoreTarget tags(Tags tags) {
        return new RestoreTarget(this.bucket, this.prefix, this.encryption, this.kms, tags, this.userMetadata,
                this.storageClass);
    }

    /** Keeps entries of the user's own with them. */
    public RestoreTarget userMetadata(Map<String, String> userMetadata) {
        return new RestoreTarget(this.bucket, this.prefix, this.encryption, this.kms, this.tags, userMetadata,
                this.storageClass);
    }

    /** Stores them in this class. */
    public RestoreTarget storageClass(String storageClass) {
        return new RestoreTarget(this.bucket, this.prefix, this.encryption, this.kms, this.tags, this.userMetadata,
                storageClass);
    }

    void writeTo(XmlWriter xml) {
        xml.element("BucketName", this.bucket).element("Prefix", this.prefix);
        if (!this.encryption.isEmpty()) {
            xml.element("Encryption", this::writeEncryption);
        }
        if (!this.tags.asMap().isEmpty()) {
            xml.element("Tagging", tagging -> tagging.element("TagSet", set -> this.tags.asMap()
                .forEach(
                        (name, value) -> set.element("Tag", tag -> tag.element("Key", name).element("Value", value)))));
        }
        if (!this.userMetadata.isEmpty()) {
            xml.element("UserMetadata", metadata -> this.userMetadata.forEach((name, value) -> metadata
                .element("MetadataEntry", entry -> entry.element("Name", name).element("Value", value))));
        }
        if (this.storageClass != null) {
            xml.element("StorageClass", this.storageClass);
        }
    }

    private void writeEncryption(XmlWriter xml) {
        xml.element("EncryptionType", this.encryption);
        if (this.kms != null) {
            xml.element("KMSKeyId", this.kms.keyId());
            String context = this.kms.encodedContext();
            if (context != null) {
                xml.element("KMSContext", context);
            }
        }
    }

}
