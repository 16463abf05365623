package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Asks what there is under a key, without its bytes.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">S3:
 * HeadObject</a>
 */
public final class HeadObject extends OperationSpec<HeadObject, ObjectStat>
        implements Versioned<HeadObject>, ReadConditions<HeadObject>, ReadEncryption<HeadObject> {

    private HeadObject(String bucket, String key) {
        super(HttpMethod.HEAD, bucket, key);
        header("x-amz-checksum-mode", "ENABLED");
    }

    public static HeadObject of(String bucket, String key) {
        return new HeadObject(bucket, key);
    }

    @Override
    public Mono<ObjectStat> decode(S3Response response) {
        return Mono.fromSupplier(() -> ObjectStat.from(response));
    }

}
