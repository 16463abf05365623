package io.github.miniospring;

import java.util.Objects;

/**
 * The code by which a server names an error, such as {@code NoSuchKey}.
 *
 * <p>
 * An open value: servers add codes of their own, and every code that arrives is kept as
 * it is. The constants are those this library or its callers commonly branch on.
 *
 * @param value the code, letter for letter
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3:
 * error responses</a>
 */
public record ErrorCode(String value) {

    public static final ErrorCode ACCESS_DENIED = new ErrorCode("AccessDenied");

    public static final ErrorCode AUTHORIZATION_HEADER_MALFORMED = new ErrorCode("AuthorizationHeaderMalformed");

    public static final ErrorCode BAD_DIGEST = new ErrorCode("BadDigest");

    public static final ErrorCode BAD_REQUEST = new ErrorCode("BadRequest");

    public static final ErrorCode BUCKET_ALREADY_EXISTS = new ErrorCode("BucketAlreadyExists");

    public static final ErrorCode BUCKET_ALREADY_OWNED_BY_YOU = new ErrorCode("BucketAlreadyOwnedByYou");

    public static final ErrorCode BUCKET_NOT_EMPTY = new ErrorCode("BucketNotEmpty");

    public static final ErrorCode CONFLICT = new ErrorCode("Conflict");

    public static final ErrorCode INVALID_ACCESS_KEY_ID = new ErrorCode("InvalidAccessKeyId");

    public static final ErrorCode INVALID_RANGE = new ErrorCode("InvalidRange");

    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode("MethodNotAllowed");

    public static final ErrorCode NO_SUCH_BUCKET = new ErrorCode("NoSuchBucket");

    public static final ErrorCode NO_SUCH_BUCKET_POLICY = new ErrorCode("NoSuchBucketPolicy");

    public static final ErrorCode NO_SUCH_CORS_CONFIGURATION = new ErrorCode("NoSuchCORSConfiguration");

    public static final ErrorCode NO_SUCH_KEY = new ErrorCode("NoSuchKey");

    public static final ErrorCode NO_SUCH_LIFECYCLE_CONFIGURATION = new ErrorCode("NoSuchLifecycleConfiguration");

    public static final ErrorCode NO_SUCH_OBJECT_LOCK_CONFIGURATION = new ErrorCode("NoSuchObjectLockConfiguration");

    public static final ErrorCode NO_SUCH_TAG_SET = new ErrorCode("NoSuchTagSet");

    public static final ErrorCode NO_SUCH_UPLOAD = new ErrorCode("NoSuchUpload");

    public static final ErrorCode NO_SUCH_VERSION = new ErrorCode("NoSuchVersion");

    public static final ErrorCode NOT_IMPLEMENTED = new ErrorCode("NotImplemented");

    public static final ErrorCode NOT_MODIFIED = new ErrorCode("NotModified");

    public static final ErrorCode OBJECT_LOCK_CONFIGURATION_NOT_FOUND = new ErrorCode(
            "ObjectLockConfigurationNotFoundError");

    public static final ErrorCode PERMANENT_REDIRECT = new ErrorCode("PermanentRedirect");

    public static final ErrorCode PRECONDITION_FAILED = new ErrorCode("PreconditionFailed");

    public static final ErrorCode REMOTE_TARGET_NOT_FOUND = new ErrorCode("XMinioAdminRemoteTargetNotFoundError");

    public static final ErrorCode REPLICATION_CONFIGURATION_NOT_FOUND = new ErrorCode(
            "ReplicationConfigurationNotFoundError");

    public static final ErrorCode REQUEST_TIME_TOO_SKEWED = new ErrorCode("RequestTimeTooSkewed");

    public static final ErrorCode RESOURCE_NOT_FOUND = new ErrorCode("ResourceNotFound");

    public static final ErrorCode SERVER_SIDE_ENCRYPTION_CONFIGURATION_NOT_FOUND = new ErrorCode(
            "ServerSideEncryptionConfigurationNotFoundError");

    public static final ErrorCode SIGNATURE_DOES_NOT_MATCH = new ErrorCode("SignatureDoesNotMatch");

    public static final ErrorCode SLOW_DOWN = new ErrorCode("SlowDown");

    /** No code came with the answer; its status says more. */
    public static final ErrorCode UNKNOWN = new ErrorCode("Unknown");

    public ErrorCode {
        Objects.requireNonNull(value, "value must not be null");
        value = Redaction.line(value, 128);
    }

    @Override
    public String toString() {
        return this.value;
    }

}
