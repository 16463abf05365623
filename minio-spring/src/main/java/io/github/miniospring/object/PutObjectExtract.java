package io.github.miniospring.object;

import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.Verified;
import io.github.miniospring.operation.WriteEncryption;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Sends a tar archive that MinIO unpacks: each file in it becomes an object, and the
 * archive is not kept. Other servers store the archive as it is.
 *
 * <p>
 * The archive may be packed by gzip, zstd, lz4, bzip2 or framed snappy. Not atomic: after
 * an error some objects may be there. Metadata and tags of an object are those that the
 * archive has for it, as records {@code minio.metadata.NAME} of its PAX header; storage
 * class, lock and encryption are those given here. MinIO refuses SSE-KMS.
 */
public final class PutObjectExtract extends OperationSpec<PutObjectExtract, ObjectWriteResult>
        implements Described<PutObjectExtract>, Tagged<PutObjectExtract>, Locked<PutObjectExtract>,
        WriteEncryption<PutObjectExtract>, Verified<PutObjectExtract> {

    private final ObjectBody archive;

    private PutObjectExtract(String bucket, String key, ObjectBody archive) {
        super(HttpMethod.PUT, bucket, key);
        this.archive = archive;
        header("x-amz-meta-snowball-auto-extract", "true");
        payload(PayloadOptions::asData);
    }

    /**
     * Has an archive unpacked.
     * @param key under which servers that do not unpack store it
     */
    public static PutObjectExtract of(String bucket, String key, ObjectBody archive) {
        return new PutObjectExtract(bucket, key, archive);
    }

    /** Puts all objects below this path; a slash follows it. */
    public PutObjectExtract prefix(String prefix) {
        return header("x-amz-meta-minio-snowball-prefix", SnowballObject.requireClean(prefix, "Prefix"));
    }

    /** Makes no objects of directories. */
    public PutObjectExtract ignoreDirectories() {
        return header("x-amz-meta-minio-snowball-ignore-dirs", "true");
    }

    /** Goes on after an object that cannot be stored, without telling. */
    public PutObjectExtract ignoreErrors() {
        return header("x-amz-meta-minio-snowball-ignore-errors", "true");
    }

    @Override
    protected void beforeRequest() {
        headerIfAbsent("Content-Type", "application/octet-stream");
    }

    @Override
    protected ObjectBody body() {
        return this.archive;
    }

    @Override
    public Mono<ObjectWriteResult> decode(S3Response response) {
        return Mono.fromSupplier(() -> ObjectWriteResult.from(response));
    }

}
