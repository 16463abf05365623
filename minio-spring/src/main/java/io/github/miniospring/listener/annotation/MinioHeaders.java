package io.github.miniospring.listener.annotation;

/**
 * Names of the headers of messages about events, for
 * {@link org.springframework.messaging.handler.annotation.Header @Header}. What an event
 * does not have is no header: such parameters are not required, or {@code Optional}.
 */
public final class MinioHeaders {

    /** The listener's id. */
    public static final String LISTENER_ID = "minio_listenerId";

    /** What has happened, as text such as {@code s3:ObjectCreated:Put}. */
    public static final String EVENT_NAME = "minio_eventName";

    /** When, by the server's clock: an {@link java.time.Instant}. */
    public static final String EVENT_TIME = "minio_eventTime";

    /** The bucket. */
    public static final String BUCKET = "minio_bucket";

    /** The object's key as it is. */
    public static final String KEY = "minio_key";

    /** The version, in buckets that keep versions. */
    public static final String VERSION_ID = "minio_versionId";

    /** The object's bytes, a {@code long}; 0 for removals. */
    public static final String SIZE = "minio_size";

    /** The tag of what is stored, as text without quotes. */
    public static final String ETAG = "minio_etag";

    /** The user's own entries, a {@code Map} of texts. */
    public static final String USER_METADATA = "minio_userMetadata";

    /**
     * What has become of the object: a {@link io.github.miniospring.listener.StateKind}.
     */
    public static final String KIND = "minio_kind";

    /** The same for all deliveries of one state: recognizes repeats; text. */
    public static final String STATE_ID = "minio_stateId";

    /** How it became known: an {@link io.github.miniospring.listener.Origin}. */
    public static final String ORIGIN = "minio_origin";

    /** The how-manieth delivery of it this is, from 1: an {@code int}. */
    public static final String ATTEMPT = "minio_attempt";

    /** Grows each time another instance takes over: a {@code long}. */
    public static final String FENCING_TOKEN = "minio_fencingToken";

    /** Whose credentials were used. */
    public static final String PRINCIPAL = "minio_principal";

    /** The address of the caller. */
    public static final String SOURCE = "minio_source";

    /** The request that caused it. */
    public static final String REQUEST_ID = "minio_requestId";

    /** The server's own mark of the state. */
    public static final String SEQUENCER = "minio_sequencer";

    private MinioHeaders() {
    }

}
