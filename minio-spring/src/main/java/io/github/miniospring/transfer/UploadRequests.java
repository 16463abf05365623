package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.multipart.CompleteMultipartUpload;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.multipart.UploadPart;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ListObjectVersions;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ProgressListener;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one upload, each with those of its options that belong there. What S3
 * keeps with the object goes along when the upload is begun, the conditions when it is
 * completed, and the key of the caller, like whatever is not known here, with all.
 */
final class UploadRequests {

    private static final String CHECKSUM = "x-amz-checksum-";

    private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-";

    private final String bucket;

    private final String key;

    private final RequestOptions<?> options;

    private final PayloadOptions payload;

    private final @Nullable ChecksumAlgorithm checksum;

    private final boolean encrypted;

    private final @Nullable WriteMark mark;

    /**
     * @param checksum what every part is proven by; null for none
     * @param encrypted whether the tags of parts are no MD5s
     */
    UploadRequests(String bucket, String key, RequestOptions<?> options, PayloadOptions payload,
            @Nullable ChecksumAlgorithm checksum, boolean encrypted) {
        this(bucket, key, options, payload, checksum, encrypted, null);
    }

    private UploadRequests(String bucket, String key, RequestOptions<?> options, PayloadOptions payload,
            @Nullable ChecksumAlgorithm checksum, boolean encrypted, @Nullable WriteMark mark) {
        this.bucket = bucket;
        this.key = key;
        this.options = options;
        this.payload = payload;
        this.checksum = checksum;
        this.encrypted = encrypted;
        this.mark = mark;
    }

    /**
     * The same for one call. What it stores gets a mark of its own where nothing else
     * tells that it was this call: under a condition, because somebody else may store the
     * same, and encrypted, because the tag of what is put together cannot be known.
     */
    UploadRequests forOneCall() {
        return (conditional() || this.encrypted) ? new UploadRequests(this.bucket, this.key, this.options, this.payload,
                this.checksum, this.encrypted, WriteMark.random()) : this;
    }

    String bucket() {
        return this.bucket;
    }

    String key() {
        return this.key;
    }

    /** The bucket and key, for messages. */
    String target() {
        return "PutObject " + this.bucket + "/" + this.key;
    }

    PayloadOptions payload() {
        return this.payload;
    }

    @Nullable ChecksumAlgorithm checksum() {
        return this.checksum;
    }

    /** Whether it is stored only over a certain state. */
    boolean conditional() {
        return this.options.headerOrNull("if-match") != null || this.options.headerOrNull("if-none-match") != null;
    }

    /** What the object is marked with; null for no mark. */
    @Nullable WriteMark mark() {
        return this.mark;
    }

    /** Whether the object is marked as the one of this call. */
    boolean isOwn(ObjectStat object) {
        return this.mark != null && this.mark.isOn(object);
    }

    /** Whether the tags of its parts are no MD5s. */
    boolean encrypted() {
        return this.encrypted;
    }

    /**
     * All of it in one.
     * @param contentType that of the source, for an object that is given none
     */
    PutObject put(ObjectBody body, @Nullable String contentType) {
        PutObject put = PutObject.of(this.bucket, this.key, body).with(this.options);
        if (this.mark != null && conditional()) {
            this.mark.putOn(put);
        }
        return (contentType != null) ? put.headerIfAbsent("Content-Type", contentType) : put;
    }

    /** Begins it in parts, and knows what to do when the answer is lost. */
    Beginning beginning(@Nullable String contentType) {
        return new Beginning(create(contentType), this.bucket, this.key, this.options);
    }

    private CreateMultipartUpload create(@Nullable String contentType) {
        CreateMultipartUpload create = CreateMultipartUpload.of(this.bucket, this.key)
            .with(this.options, name -> !isCondition(name) && !isProof(name));
        if (this.mark != null) {
            this.mark.putOn(create);
        }
        if (contentType != null) {
            create.headerIfAbsent("Content-Type", contentType);
        }
        if (this.checksum != null) {
            create.checksum(this.checksum,
                    this.checksum.combines() ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE);
        }
        return create;
    }

    UploadPart part(MultipartUpload upload, int number, ObjectBody body, @Nullable ProgressListener progress) {
        PayloadOptions proven = (this.checksum != null) ? this.payload.withChecksum(this.checksum) : this.payload;
        PayloadOptions watched = proven.withProgress(progress);
        return UploadPart.of(this.bucket, this.key, upload.uploadId(), number, body)
            .with(this.options, UploadRequests::isForAll)
            .payload(own -> watched.asData());
    }

    CompleteMultipartUpload complete(MultipartUpload upload, List<UploadedPart> parts) {
        return CompleteMultipartUpload.of(this.bucket, this.key, upload.uploadId(), parts)
            .with(this.options, name -> isForAll(name) || isCondition(name));
    }

    ListParts parts(MultipartUpload upload) {
        return ListParts.of(this.bucket, this.key, upload.uploadId()).with(this.options, UploadRequests::isForAll);
    }

    ListMultipartUploads uploads() {
        return ListMultipartUploads.of(this.bucket)
            .prefix(this.key)
            .with(this.options, name -> isForAll(name) && !name.startsWith(CUSTOMER_KEY));
    }

    HeadObject head() {
        return HeadObject.of(this.bucket, this.key).with(this.options, UploadRequests::isForAll);
    }

    /** The versions of the key, and perhaps of keys behind it. */
    ListObjectVersions versions(int count) {
        return ListObjectVersions.of(this.bucket)
            .prefix(this.key)
            .maxKeys(count)
            .with(this.options, name -> isForAll(name) && !name.startsWith(CUSTOMER_KEY));
    }

    /** Removes what the server has stored otherwise than it was sent. */
    Withdrawal withdrawal(MinioClient client) {
        DeleteObject removal = DeleteObject.of(this.bucket, this.key)
            .with(this.options, name -> isForAll(name) && !name.startsWith(CUSTOMER_KEY));
        return new Withdrawal(client, head(), removal);
    }

    /** Whether every request of an upload has that header. */
    static boolean isForAll(String name) {
        return !isCondition(name) && !isProof(name) && !isKept(name);
    }

    private static boolean isCondition(String name) {
        return name.equals("if-match") || name.equals("if-none-match");
    }

    private static boolean isProof(String name) {
        return name.startsWith(CHECKSUM) || name.equals("content-md5") || name.equals("x-amz-sdk-checksum-algorithm");
    }

    private static boolean isKept(String name) {
        return Described.STANDARD_HEADERS.contains(name) || name.startsWith("x-amz-meta-")
                || name.equals("x-amz-tagging") || name.equals("x-amz-storage-class")
                || name.equals("x-amz-website-redirect-location") || name.equals("x-amz-acl")
                || name.startsWith("x-amz-grant-") || name.startsWith("x-amz-object-lock-")
                || (name.startsWith("x-amz-server-side-encryption") && !name.startsWith(CUSTOMER_KEY));
    }

}
