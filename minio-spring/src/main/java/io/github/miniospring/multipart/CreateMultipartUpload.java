package io.github.miniospring.multipart;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.WriteEncryption;
import io.github.miniospring.xml.XmlException;
import io.github.miniospring.xml.XmlReader;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Begins an upload in parts, and says what is to be kept with the object. It stays on the
 * server, unseen, until it is completed or aborted.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html">S3:
 * CreateMultipartUpload</a>
 */
public final class CreateMultipartUpload extends OperationSpec<CreateMultipartUpload, MultipartUpload>
        implements Described<CreateMultipartUpload>, Tagged<CreateMultipartUpload>, Locked<CreateMultipartUpload>,
        WriteEncryption<CreateMultipartUpload> {

    private CreateMultipartUpload(String bucket, String key) {
        super(HttpMethod.POST, bucket, key);
        query("uploads", "");
    }

    public static CreateMultipartUpload of(String bucket, String key) {
        return new CreateMultipartUpload(bucket, key);
    }

    /**
     * The checksum that every part comes with. Default: none, and then none is kept with
     * the object.
     * @param type what the checksum of the object is to cover; SHA1 and SHA256 are
     * composite only, CRC64NVME covers the full object only
     */
    public CreateMultipartUpload checksum(ChecksumAlgorithm algorithm, ChecksumType type) {
        boolean full = type == ChecksumType.FULL_OBJECT;
        Assert.isTrue(full ? algorithm.combines() : algorithm != ChecksumAlgorithm.CRC64NVME,
                () -> algorithm + " cannot be of type " + type + "; write "
                        + (full ? ChecksumType.COMPOSITE : ChecksumType.FULL_OBJECT));
        header("x-amz-checksum-algorithm", algorithm.name());
        return header("x-amz-checksum-type", type.name());
    }

    @Override
    protected void beforeRequest() {
        headerIfAbsent("Content-Type", "application/octet-stream");
    }

    @Override
    public Mono<MultipartUpload> decode(S3Response response) {
        return response.xml("InitiateMultipartUploadResult", xml -> new MultipartUpload(requiredBucket(), requiredKey(),
                uploadId(xml), ChecksumType.from(response.header("x-amz-checksum-type"))));
    }

    private static String uploadId(XmlReader xml) {
        String uploadId = "";
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("UploadId")) {
                uploadId = xml.text();
            }
        }
        if (uploadId.isEmpty()) {
            throw new XmlException("There is no UploadId", null);
        }
        return uploadId;
    }

}
