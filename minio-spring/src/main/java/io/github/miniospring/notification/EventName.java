package io.github.miniospring.notification;

import org.springframework.util.Assert;

/**
 * What kind of thing has happened, or a group of kinds that ends in {@code *}. Open:
 * servers have kinds that are no constant here, and get new ones.
 *
 * @param value such as {@code s3:ObjectCreated:Put}
 */
public record EventName(String value) {

    /**
     * An object was stored, by whatever means. MinIO counts changes of tags, retention
     * and legal hold among these: a listener that makes such changes itself should not
     * ask for the group, or it hears itself.
     */
    public static final EventName OBJECT_CREATED = new EventName("s3:ObjectCreated:*");

    public static final EventName OBJECT_CREATED_PUT = new EventName("s3:ObjectCreated:Put");

    public static final EventName OBJECT_CREATED_POST = new EventName("s3:ObjectCreated:Post");

    public static final EventName OBJECT_CREATED_COPY = new EventName("s3:ObjectCreated:Copy");

    public static final EventName OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD = new EventName(
            "s3:ObjectCreated:CompleteMultipartUpload");

    public static final EventName OBJECT_CREATED_PUT_RETENTION = new EventName("s3:ObjectCreated:PutRetention");

    public static final EventName OBJECT_CREATED_PUT_LEGAL_HOLD = new EventName("s3:ObjectCreated:PutLegalHold");

    public static final EventName OBJECT_CREATED_PUT_TAGGING = new EventName("s3:ObjectCreated:PutTagging");

    public static final EventName OBJECT_CREATED_DELETE_TAGGING = new EventName("s3:ObjectCreated:DeleteTagging");

    /** An object was removed, or a delete marker was stored in its place. */
    public static final EventName OBJECT_REMOVED = new EventName("s3:ObjectRemoved:*");

    public static final EventName OBJECT_REMOVED_DELETE = new EventName("s3:ObjectRemoved:Delete");

    public static final EventName OBJECT_REMOVED_DELETE_MARKER_CREATED = new EventName(
            "s3:ObjectRemoved:DeleteMarkerCreated");

    /** What was to be removed was not there. */
    public static final EventName OBJECT_REMOVED_NO_OP = new EventName("s3:ObjectRemoved:NoOP");

    public static final EventName OBJECT_REMOVED_DELETE_ALL_VERSIONS = new EventName(
            "s3:ObjectRemoved:DeleteAllVersions");

    /** An object was read or asked for. */
    public static final EventName OBJECT_ACCESSED = new EventName("s3:ObjectAccessed:*");

    public static final EventName OBJECT_ACCESSED_GET = new EventName("s3:ObjectAccessed:Get");

    public static final EventName OBJECT_ACCESSED_HEAD = new EventName("s3:ObjectAccessed:Head");

    public static final EventName OBJECT_ACCESSED_GET_RETENTION = new EventName("s3:ObjectAccessed:GetRetention");

    public static final EventName OBJECT_ACCESSED_GET_LEGAL_HOLD = new EventName("s3:ObjectAccessed:GetLegalHold");

    public static final EventName OBJECT_ACCESSED_ATTRIBUTES = new EventName("s3:ObjectAccessed:Attributes");

    /** A rule of the lifecycle removed a delete marker. */
    public static final EventName LIFECYCLE_DELETE_MARKER_EXPIRATION = new EventName(
            "s3:LifecycleDelMarkerExpiration:Delete");

    /** Something about replicating an object. */
    public static final EventName REPLICATION = new EventName("s3:Replication:*");

    /** An object is brought back from a remote tier. */
    public static final EventName OBJECT_RESTORE = new EventName("s3:ObjectRestore:*");

    /** An object goes to a remote tier. */
    public static final EventName OBJECT_TRANSITION = new EventName("s3:ObjectTransition:*");

    public static final EventName SCANNER_MANY_VERSIONS = new EventName("s3:Scanner:ManyVersions");

    public static final EventName SCANNER_LARGE_VERSIONS = new EventName("s3:Scanner:LargeVersions");

    public static final EventName SCANNER_BIG_PREFIX = new EventName("s3:Scanner:BigPrefix");

    /** A bucket was made; only where all buckets are listened to. */
    public static final EventName BUCKET_CREATED = new EventName("s3:BucketCreated:*");

    /** A bucket was removed; only where all buckets are listened to. */
    public static final EventName BUCKET_REMOVED = new EventName("s3:BucketRemoved:*");

    public EventName {
        Assert.hasText(value, "The name of an event must not be blank");
    }

    /** A name as a record has it; AWS leaves the beginning {@code s3:} out. */
    static EventName from(String text) {
        return new EventName(text.startsWith("s3:") ? text : "s3:" + text);
    }

    /** Whether {@code other} is this kind, or one of this group. */
    public boolean matches(EventName other) {
        return this.value.endsWith("*") ? other.value.startsWith(this.value.substring(0, this.value.length() - 1))
                : this.value.equals(other.value);
    }

    @Override
    public String toString() {
        return this.value;
    }

}
