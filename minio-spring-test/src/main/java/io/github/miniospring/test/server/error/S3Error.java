package io.github.miniospring.test.server.error;

/** Code, status and message of MinIO's errors. */
public enum S3Error {

    ACCESS_DENIED("AccessDenied", 403, "Access Denied."),

    ACCESS_DENIED_UNSIGNED_HEADERS("AccessDenied", 400,
            "There were headers present in the request which were not signed"),

    ACCESS_DENIED_NO_DATE("AccessDenied", 400, "AWS authentication requires a valid Date or x-amz-date header"),

    ACCESS_DENIED_EXPIRED("AccessDenied", 403, "Request has expired"),

    ACCESS_DENIED_NOT_YET("AccessDenied", 403, "Request is not valid yet"),

    ALL_ACCESS_DISABLED("AllAccessDisabled", 403, "All access to this resource has been disabled."),

    AUTHORIZATION_HEADER_MALFORMED("AuthorizationHeaderMalformed", 400,
            "The authorization header is malformed; the region is wrong; expecting '%s'."),

    AUTHORIZATION_PARAMETERS("AuthorizationParametersError", 400,
            "Error parsing the Credential/X-Amz-Credential parameter; incorrect service."
                    + " This endpoint belongs to \"%s\"."),

    AUTHORIZATION_QUERY_PARAMETERS("AuthorizationQueryParametersError", 400,
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                    + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."),

    BAD_DIGEST("BadDigest", 400, "The Content-Md5 you specified did not match what we received."),

    BAD_REQUEST("BadRequest", 400, "An unsupported API call for method: %s at '%s'"),

    BUCKET_ALREADY_OWNED_BY_YOU("BucketAlreadyOwnedByYou", 409,
            "Your previous request to create the named bucket succeeded and you already own it."),

    BUCKET_NOT_EMPTY("BucketNotEmpty", 409, "The bucket you tried to delete is not empty"),

    CONTENT_SHA256_MISMATCH("XAmzContentSHA256Mismatch", 400,
            "The provided 'x-amz-content-sha256' header does not match what was computed."),

    CHECKSUM_MISMATCH("XAmzContentChecksumMismatch", 400,
            "The provided 'x-amz-checksum' header does not match what was computed."),

    EMPTY_REQUEST_BODY("EmptyRequestBody", 400, "Request body cannot be empty."),

    ENCRYPTION_CONFIGURATION_NOT_FOUND("ServerSideEncryptionConfigurationNotFoundError", 404,
            "The server side encryption configuration was not found"),

    ENTITY_TOO_LARGE("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed object size."),

    ENTITY_TOO_SMALL("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed object size."),

    EXCESS_DATA("ExcessData", 400, "More data provided than indicated content length"),

    INCOMPLETE_BODY("IncompleteBody", 400,
            "You did not provide the number of bytes specified by the Content-Length HTTP header."),

    INTERNAL_ERROR("InternalError", 500, "We encountered an internal error, please try again."),

    INVALID_ACCESS_KEY_ID("InvalidAccessKeyId", 403, "The Access Key Id you provided does not exist in our records."),

    INVALID_ARGUMENT("InvalidArgument", 400, "Invalid argument"),

    INVALID_BUCKET_NAME("InvalidBucketName", 400, "The specified bucket is not valid."),

    INVALID_BUCKET_STATE("InvalidBucketState", 400,
            "An Object Lock configuration is present on this bucket, versioning cannot be suspended."),

    INVALID_CHECKSUM("InvalidArgument", 400, "Invalid checksum provided."),

    INVALID_COPY_DESTINATION("InvalidRequest", 400,
            "This copy request is illegal because it is trying to copy an object to itself without changing the"
                    + " object's metadata, storage class, website redirect location or encryption attributes."),

    INVALID_COPY_RANGE("InvalidArgument", 400,
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the"
                    + " zero-based offsets of the first and last bytes to copy"),

    INVALID_COPY_SOURCE("InvalidArgument", 400,
            "Copy Source must mention the source bucket and key: sourcebucket/sourcekey."),

    INVALID_DIGEST("InvalidDigest", 400, "The Content-Md5 you specified is not valid."),

    INVALID_MAX_PARTS("InvalidArgument", 400, "Part number must be an integer between 1 and 10000, inclusive"),

    INVALID_METADATA("InvalidArgument", 400, "Your metadata headers are not supported."),

    INVALID_OBJECT_NAME("XMinioInvalidObjectName", 400, "Object name contains unsupported characters."),

    INVALID_OBJECT_STATE("InvalidObjectState", 403, "The operation is not valid for the current state of the object."),

    INVALID_PART("InvalidPart", 400,
            "One or more of the specified parts could not be found.  The part may not"
                    + " have been uploaded, or the specified entity tag may not match the part's entity tag."),

    INVALID_PART_NUMBER("InvalidPartNumber", 416, "The requested partnumber is not satisfiable"),

    INVALID_PART_ORDER("InvalidPartOrder", 400,
            "The list of parts was not in ascending order. The parts list must"
                    + " be specified in order by part number."),

    INVALID_RANGE("InvalidRange", 416, "The requested range is not satisfiable"),

    INVALID_REGION("InvalidRegion", 400, "Region does not match; expecting '%s'."),

    INVALID_REQUEST("InvalidRequest", 400, "Invalid Request"),

    INVALID_RESOURCE_NAME("XMinioInvalidResourceName", 400,
            "Resource name contains bad components such as \"..\" or \".\"."),

    INVALID_STORAGE_CLASS("InvalidStorageClass", 400, "Invalid storage class."),

    INVALID_TAG("InvalidTag", 400, "The TagKey you have provided is invalid"),

    INVALID_TOKEN("InvalidTokenId", 403, "The security token included in the request is invalid"),

    INVALID_VERSION_ID("InvalidArgument", 400, "Invalid version id specified"),

    KEY_TOO_LONG("KeyTooLongError", 400, "Your key is too long"),

    KMS_KEY_NOT_FOUND("kms:KeyNotFound", 404, "key with given key ID does not exist"),

    LOCK_CONFIGURATION_NOT_FOUND("ObjectLockConfigurationNotFoundError", 404,
            "Object Lock configuration does not exist for this bucket"),

    MALFORMED_DATE("MalformedDate", 400,
            "Invalid date format header, expected to be in ISO8601, RFC1123 or RFC1123Z time format."),

    MALFORMED_CHUNKS("BadRequest", 400, "malformed chunked encoding"),

    MALFORMED_POLICY("MalformedPolicy", 400, "Policy has invalid resource."),

    MALFORMED_POST("MalformedPOSTRequest", 400,
            "The body of your POST request is not well-formed multipart/form-data."),

    MALFORMED_XML("MalformedXML", 400,
            "The XML you provided was not well-formed or did not validate against our published schema."),

    METADATA_TOO_LARGE("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size."),

    METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "The specified method is not allowed against this resource."),

    MISSING_CONTENT_LENGTH("MissingContentLength", 411, "You must provide the Content-Length HTTP header."),

    MISSING_CONTENT_MD5("MissingContentMD5", 400,
            "Missing or invalid required header for this request: Content-Md5 or Amz-Content-Checksum"),

    MISSING_FIELDS("MissingFields", 400, "Missing fields in request."),

    NO_SUCH_BUCKET("NoSuchBucket", 404, "The specified bucket does not exist"),

    NO_SUCH_BUCKET_POLICY("NoSuchBucketPolicy", 404, "The bucket policy does not exist"),

    NO_SUCH_CORS_CONFIGURATION("NoSuchCORSConfiguration", 404, "The CORS configuration does not exist"),

    NO_SUCH_KEY("NoSuchKey", 404, "The specified key does not exist."),

    NO_SUCH_LIFECYCLE_CONFIGURATION("NoSuchLifecycleConfiguration", 404, "The lifecycle configuration does not exist"),

    NO_SUCH_OBJECT_LOCK("NoSuchObjectLockConfiguration", 400,
            "The specified object does not have a ObjectLock configuration"),

    NO_SUCH_TAG_SET("NoSuchTagSet", 404, "The TagSet does not exist"),

    NO_SUCH_UPLOAD("NoSuchUpload", 404,
            "The specified multipart upload does not exist. The upload ID may be"
                    + " invalid, or the upload may have been aborted or completed."),

    NO_SUCH_VERSION("NoSuchVersion", 404, "The specified version does not exist."),

    NO_SUCH_WEBSITE_CONFIGURATION("NoSuchWebsiteConfiguration", 404,
            "The specified bucket does not have a website configuration"),

    NOT_IMPLEMENTED("NotImplemented", 501, "A header you provided implies functionality that is not implemented"),

    OBJECT_LOCKED("InvalidRequest", 400, "Object is WORM protected and cannot be overwritten"),

    POST_POLICY_INVALID("PostPolicyInvalidKeyName", 403, "Invalid according to Policy: Policy Condition failed '(%s)'"),

    PRECONDITION_FAILED("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold"),

    REPLICATION_CONFIGURATION_NOT_FOUND("ReplicationConfigurationNotFoundError", 404,
            "The replication configuration was not found"),

    REQUEST_TIME_TOO_SKEWED("RequestTimeTooSkewed", 403,
            "The difference between the request time and the server's time is too large."),

    SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403,
            "The request signature we calculated does not match the"
                    + " signature you provided. Check your key and signing method."),

    UNSUPPORTED_AUTHORIZATION("InvalidRequest", 400,
            "The authorization mechanism you have provided is not" + " supported. Please use AWS4-HMAC-SHA256.");

    private final String code;

    private final int status;

    private final String message;

    S3Error(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    public S3Failure failure() {
        return new S3Failure(this.code, this.status, this.message);
    }

    /** The failure with that message in place of the usual one. */
    public S3Failure failure(String message) {
        return new S3Failure(this.code, this.status, message);
    }

    /** The failure whose message has places to fill. */
    public S3Failure filled(Object... values) {
        return new S3Failure(this.code, this.status, String.format(this.message, values));
    }

    /** The failure with something added to its message. */
    public S3Failure because(String reason) {
        return new S3Failure(this.code, this.status, this.message + " (" + reason + ")");
    }

    /** A failure that no other place needs. */
    public static S3Failure of(String code, int status, String message) {
        return new S3Failure(code, status, message);
    }

}
