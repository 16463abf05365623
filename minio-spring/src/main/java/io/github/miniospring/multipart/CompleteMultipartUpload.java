package io.github.miniospring.multipart;

import java.util.List;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.WriteConditions;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Puts the parts of an upload together: the object appears. Never repeated by itself
 * after an attempt of unknown outcome: the first one may have worked, and the server then
 * knows no such upload any more.
 *
 * <p>
 * An answer of status 200 that holds an error is one.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html">S3:
 * CompleteMultipartUpload</a>
 */
public final class CompleteMultipartUpload extends OperationSpec<CompleteMultipartUpload, CompletedUpload>
        implements WriteConditions<CompleteMultipartUpload>, ReadEncryption<CompleteMultipartUpload> {

    private final List<UploadedPart> parts;

    private CompleteMultipartUpload(String bucket, String key, String uploadId, List<UploadedPart> parts) {
        super(HttpMethod.POST, bucket, key);
        this.parts = parts;
        query("uploadId", Parts.requireUploadId(uploadId));
        header("Content-Type", "application/xml");
        repeatOnlyWhenRefused();
    }

    /**
     * Completes an upload.
     * @param parts those the object is made of, at least one, in ascending order of their
     * numbers, each number once; other parts of the upload are dropped
     */
    public static CompleteMultipartUpload of(String bucket, String key, String uploadId, List<UploadedPart> parts) {
        Assert.notEmpty(parts, "An upload cannot be completed without parts");
        for (int i = 1; i < parts.size(); i++) {
            int before = parts.get(i - 1).partNumber();
            int number = parts.get(i).partNumber();
            Assert.isTrue(before < number, () -> "Parts must be in ascending order of their numbers, but " + number
                    + " comes after " + before);
        }
        return new CompleteMultipartUpload(bucket, key, uploadId, List.copyOf(parts));
    }

    /**
     * Has the server prove the object as a whole by this checksum; the upload must have
     * been begun with it and {@link ChecksumType#FULL_OBJECT}.
     * @param value in base64
     */
    public CompleteMultipartUpload checksum(ChecksumAlgorithm algorithm, String value) {
        header(algorithm.header(), value);
        return header("x-amz-checksum-type", ChecksumType.FULL_OBJECT.name());
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(XmlWriter.document("CompleteMultipartUpload",
                xml -> this.parts.forEach(part -> xml.element("Part", entry -> write(entry, part)))));
    }

    private static void write(XmlWriter xml, UploadedPart part) {
        xml.element("PartNumber", Integer.toString(part.partNumber()));
        xml.element("ETag", part.etag().quoted());
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String value = part.checksums().get(algorithm);
            if (value != null) {
                xml.element(Parts.element(algorithm), value);
            }
        }
    }

    @Override
    public Mono<CompletedUpload> decode(S3Response response) {
        return response.xml("CompleteMultipartUploadResult",
                xml -> CompletedUpload.from(requiredBucket(), requiredKey(), xml, response));
    }

}
