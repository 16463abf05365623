package io.github.miniospring.bucket.replication;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads where the objects of a bucket are copied to. Fails as
 * {@code ReplicationConfigurationNotFoundError} where nothing is set.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html">S3:
 * GetBucketReplication</a>
 */
public final class GetBucketReplication extends OperationSpec<GetBucketReplication, ReplicationConfig> {

    private GetBucketReplication(String bucket) {
        super(HttpMethod.GET, bucket);
        query("replication", "");
    }

    public static GetBucketReplication of(String bucket) {
        return new GetBucketReplication(bucket);
    }

    @Override
    public Mono<ReplicationConfig> decode(S3Response response) {
        return response.xml(ReplicationConfig.ROOT, xml -> new ReplicationConfig(xml.element()));
    }

}
