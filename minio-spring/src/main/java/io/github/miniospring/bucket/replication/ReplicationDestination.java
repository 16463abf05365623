package io.github.miniospring.bucket.replication;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where copies go, and how they are kept there.
 *
 * @param xml the destination, of which nothing is lost
 */
public record ReplicationDestination(XmlElement xml) {

    static final String NAME = "Destination";

    private static final String TIME = "ReplicationTime";

    private static final String METRICS = "Metrics";

    private static final String ENCRYPTION = "EncryptionConfiguration";

    private static final String OWNER = "AccessControlTranslation";

    public ReplicationDestination {
        xml.requireName(NAME);
    }

    /**
     * A bucket by its ARN: on AWS {@code arn:aws:s3:::bucket}, on MinIO the
     * {@code arn:minio:replication::id:bucket} that its administration answers when the
     * remote bucket is made known to it.
     */
    public static ReplicationDestination of(String bucketArn) {
        Assert.isTrue(bucketArn.startsWith("arn:"), () -> "'" + bucketArn
                + "' is no ARN; write arn:aws:s3:::bucket, or on MinIO the ARN of the remote target");
        return new ReplicationDestination(XmlElement.of(NAME, XmlElement.of("Bucket", bucketArn)));
    }

    /** The ARN of the bucket. */
    public String bucket() {
        return this.xml.text("Bucket");
    }

    /** The storage class of the copies; null for that of the object. */
    public @Nullable String storageClass() {
        return this.xml.textOrNull("StorageClass");
    }

    /** The account that owns the bucket. */
    public @Nullable String account() {
        return this.xml.textOrNull("Account");
    }

    /** Whether the copies belong to the owner of the bucket. */
    public boolean ownedByDestination() {
        return this.xml.childOrEmpty(OWNER).says("Owner", "Destination");
    }

    /** The key that the copies are encrypted with. */
    public @Nullable String replicaKmsKeyId() {
        return this.xml.childOrEmpty(ENCRYPTION).textOrNull("ReplicaKmsKeyID");
    }

    /** Minutes within which copies are promised; null for no promise. */
    public @Nullable Integer replicationTime() {
        XmlElement time = this.xml.childOrEmpty(TIME);
        return (Status.in(time) == Status.ENABLED) ? time.childOrEmpty("Time").smallNumber("Minutes") : null;
    }

    /** Whether there are metrics of the copying. */
    public Status metrics() {
        return Status.in(this.xml.childOrEmpty(METRICS));
    }

    public ReplicationDestination withStorageClass(String storageClass) {
        Assert.hasText(storageClass, "storageClass must not be blank");
        return new ReplicationDestination(this.xml.with("StorageClass", storageClass));
    }

    /** This destination in another account. Not on MinIO. */
    public ReplicationDestination withAccount(String account) {
        return new ReplicationDestination(this.xml.with("Account", account));
    }

    /** This destination owning the copies; needs its account. Not on MinIO. */
    public ReplicationDestination withOwnership() {
        Assert.state(account() != null, "To own the copies, the destination needs its account: call withAccount");
        return new ReplicationDestination(this.xml.with(this.xml.childOrEmpty(OWNER).with("Owner", "Destination")));
    }

    /** This destination encrypting copies with a key of its own. Not on MinIO. */
    public ReplicationDestination withReplicaKmsKeyId(String keyId) {
        return new ReplicationDestination(
                this.xml.with(this.xml.childOrEmpty(ENCRYPTION).with("ReplicaKmsKeyID", keyId)));
    }

    /**
     * This destination with copies, and metrics of them, promised within 15 minutes, the
     * one limit there is. Not on MinIO.
     */
    public ReplicationDestination withReplicationTime() {
        XmlElement minutes = XmlElement.of("Minutes", "15");
        return new ReplicationDestination(this.xml.with(Status.ENABLED.as(TIME).with(XmlElement.of("Time", minutes)))
            .with(Status.ENABLED.as(METRICS).with(XmlElement.of("EventThreshold", minutes))));
    }

    /** This destination with metrics or without. Not on MinIO. */
    public ReplicationDestination withMetrics(Status metrics) {
        return new ReplicationDestination(this.xml.with(this.xml.childOrEmpty(METRICS).with("Status", metrics.text())));
    }

}
