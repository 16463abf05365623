package io.github.miniospring.listener;

import io.github.miniospring.notification.EventName;

/**
 * The names of events, for annotations.
 *
 * @see EventName
 */
public final class MinioEvents {

    /**
     * Objects are stored, by whatever means. Changes of their tags, retention and legal
     * hold, which MinIO counts among these, are told to listeners of the level
     * {@link DeliveryLevel#LIVE} only.
     */
    public static final String OBJECT_CREATED = "s3:ObjectCreated:*";

    public static final String OBJECT_CREATED_PUT = "s3:ObjectCreated:Put";

    public static final String OBJECT_CREATED_POST = "s3:ObjectCreated:Post";

    public static final String OBJECT_CREATED_COPY = "s3:ObjectCreated:Copy";

    public static final String OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD = "s3:ObjectCreated:CompleteMultipartUpload";

    public static final String OBJECT_CREATED_PUT_RETENTION = "s3:ObjectCreated:PutRetention";

    public static final String OBJECT_CREATED_PUT_LEGAL_HOLD = "s3:ObjectCreated:PutLegalHold";

    public static final String OBJECT_CREATED_PUT_TAGGING = "s3:ObjectCreated:PutTagging";

    public static final String OBJECT_CREATED_DELETE_TAGGING = "s3:ObjectCreated:DeleteTagging";

    /** Objects are removed, or delete markers take their place. */
    public static final String OBJECT_REMOVED = "s3:ObjectRemoved:*";

    public static final String OBJECT_REMOVED_DELETE = "s3:ObjectRemoved:Delete";

    public static final String OBJECT_REMOVED_DELETE_MARKER_CREATED = "s3:ObjectRemoved:DeleteMarkerCreated";

    public static final String OBJECT_REMOVED_NO_OP = "s3:ObjectRemoved:NoOP";

    public static final String OBJECT_REMOVED_DELETE_ALL_VERSIONS = "s3:ObjectRemoved:DeleteAllVersions";

    /** Objects are read or asked for. */
    public static final String OBJECT_ACCESSED = "s3:ObjectAccessed:*";

    public static final String OBJECT_ACCESSED_GET = "s3:ObjectAccessed:Get";

    public static final String OBJECT_ACCESSED_HEAD = "s3:ObjectAccessed:Head";

    public static final String OBJECT_ACCESSED_GET_RETENTION = "s3:ObjectAccessed:GetRetention";

    public static final String OBJECT_ACCESSED_GET_LEGAL_HOLD = "s3:ObjectAccessed:GetLegalHold";

    public static final String OBJECT_ACCESSED_ATTRIBUTES = "s3:ObjectAccessed:Attributes";

    /** A rule of the lifecycle removes a delete marker. */
    public static final String LIFECYCLE_DELETE_MARKER_EXPIRATION = "s3:LifecycleDelMarkerExpiration:Delete";

    public static final String REPLICATION = "s3:Replication:*";

    public static final String OBJECT_RESTORE = "s3:ObjectRestore:*";

    public static final String OBJECT_TRANSITION = "s3:ObjectTransition:*";

    public static final String SCANNER_MANY_VERSIONS = "s3:Scanner:ManyVersions";

    public static final String SCANNER_LARGE_VERSIONS = "s3:Scanner:LargeVersions";

    public static final String SCANNER_BIG_PREFIX = "s3:Scanner:BigPrefix";

    /** Buckets are made; only where all are listened to. */
    public static final String BUCKET_CREATED = "s3:BucketCreated:*";

    /** Buckets are removed; only where all are listened to. */
    public static final String BUCKET_REMOVED = "s3:BucketRemoved:*";

    private MinioEvents() {
    }

}
