package io.github.miniospring.multipart;

import java.util.EnumMap;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Has the server copy an object, or a part of one, into a part of an upload: up to 5 GiB.
 * The key given by {@link #encryption} is that of the upload; the source has its own.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html">S3:
 * UploadPartCopy</a>
 */
public final class UploadPartCopy extends OperationSpec<UploadPartCopy, UploadedPart>
        implements ReadEncryption<UploadPartCopy> {

    private final int partNumber;

    private UploadPartCopy(String bucket, String key, String uploadId, int partNumber, CopySource source) {
        super(HttpMethod.PUT, bucket, key);
        Parts.requireNumber(partNumber);
        this.partNumber = partNumber;
        query("partNumber", Integer.toString(partNumber));
        query("uploadId", Parts.requireUploadId(uploadId));
        source.applyTo(this);
        payload(payload -> payload.withPatience(source.patience()));
        if (source.isPart()) {
            Assert.isTrue(source.length() > 0,
                    () -> "The range of " + source + " has no end, which a copy of a part must have; give its length");
            header("x-amz-copy-source-range",
                    "bytes=" + source.offset() + "-" + (source.offset() + source.length() - 1));
        }
    }

    /**
     * Copies a part.
     * @param partNumber from 1 to 10,000
     * @param source an object, or a part of one with its length
     */
    public static UploadPartCopy of(String bucket, String key, String uploadId, int partNumber, CopySource source) {
        return new UploadPartCopy(bucket, key, uploadId, partNumber, source);
    }

    @Override
    public Mono<UploadedPart> decode(S3Response response) {
        return response.xml("CopyPartResult", xml -> read(xml, response));
    }

    private UploadedPart read(XmlReader xml, S3Response response) {
        ETag etag = null;
        Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        XmlReader.Children children = xml.children();
        while (children.next()) {
            ChecksumAlgorithm algorithm = Parts.algorithm(xml.name());
            if (algorithm != null) {
                String value = xml.text();
                if (!value.isEmpty()) {
                    checksums.put(algorithm, value);
                }
            }
            else if (xml.name().equals("ETag")) {
                etag = ETag.from(xml.text());
            }
        }
        return UploadedPart.from(this.partNumber, etag, checksums, response);
    }

}
