package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Asks what there is under a key, without its bytes.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">S3:
 * HeadObject</a>
 */
public final class HeadObject extends OperationSpec<HeadObject, ObjectStat>
        implements Versioned<HeadObject>, ReadConditions<HeadObject>, ReadEncryption<HeadObject> {

    private final String key;

    private HeadObject(String bucket, String key) {
        super(HttpMethod.HEAD, bucket, key);
        this.key = key;
        header("x-amz-checksum-mode", "ENABLED");
    }

    public static HeadObject of(String bucket, String key) {
        return new HeadObject(bucket, key);
    }

    /** Asks about one part of an object that was uploaded in parts, counted from 1. */
    public HeadObject partNumber(int number) {
        Assert.isTrue(number >= 1 && number <= 10_000, () -> "partNumber must be from 1 to 10000 but is " + number);
        return query("partNumber", Integer.toString(number));
    }

    /**
     * Asks about a file that is packed in this object, a zip archive. See
     * {@link GetObject#zipMember}.
     */
    public HeadObject zipMember(String path) {
        header(ZipMember.HEADER, "true");
        return key(ZipMember.key(this.key, path));
    }

    @Override
    public Mono<ObjectStat> decode(S3Response response) {
        return Mono.fromSupplier(() -> ObjectStat.from(response));
    }

}
