package io.github.miniospring.multipart;

import io.github.miniospring.ETag;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Verified;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Sends one part of an upload; replaces the part of that number, if there is one. Every
 * part but the last must have 5 MiB at least, which shows when the upload is completed.
 * An object encrypted by the caller's own key needs the key with every part.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html">S3:
 * UploadPart</a>
 */
public final class UploadPart extends OperationSpec<UploadPart, UploadedPart>
        implements Verified<UploadPart>, ReadEncryption<UploadPart> {

    private final int partNumber;

    private final ObjectBody body;

    private UploadPart(String bucket, String key, String uploadId, int partNumber, ObjectBody body) {
        super(HttpMethod.PUT, bucket, key);
        Parts.requireNumber(partNumber);
        this.partNumber = partNumber;
        this.body = body;
        query("partNumber", Integer.toString(partNumber));
        query("uploadId", Parts.requireUploadId(uploadId));
        payload(PayloadOptions::asData);
    }

    /**
     * Sends a part.
     * @param partNumber from 1 to 10,000; parts are put together in the order of their
     * numbers
     */
    public static UploadPart of(String bucket, String key, String uploadId, int partNumber, ObjectBody body) {
        return new UploadPart(bucket, key, uploadId, partNumber, body);
    }

    @Override
    protected ObjectBody body() {
        return this.body;
    }

    @Override
    public Mono<UploadedPart> decode(S3Response response) {
        return Mono.fromSupplier(() -> UploadedPart.from(this.partNumber, ETag.from(response.header("ETag")),
                Parts.checksums(response), response));
    }

}
