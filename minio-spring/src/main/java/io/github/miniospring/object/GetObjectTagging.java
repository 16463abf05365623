package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads the tags of an object. Some servers answer {@code NoSuchTagSet} where there are
 * none, others an empty set.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html">S3:
 * GetObjectTagging</a>
 */
public final class GetObjectTagging extends OperationSpec<GetObjectTagging, Tags>
        implements Versioned<GetObjectTagging> {

    private GetObjectTagging(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        query("tagging", "");
    }

    public static GetObjectTagging of(String bucket, String key) {
        return new GetObjectTagging(bucket, key);
    }

    @Override
    public Mono<Tags> decode(S3Response response) {
        return response.xml("Tagging", Tags::from);
    }

}
