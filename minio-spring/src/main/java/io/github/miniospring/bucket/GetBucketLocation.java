package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Asks which region a bucket is in.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html">S3:
 * GetBucketLocation</a>
 */
public final class GetBucketLocation extends OperationSpec<GetBucketLocation, String> {

    private GetBucketLocation(String bucket) {
        super(HttpMethod.GET, bucket);
        query("location", "");
    }

    public static GetBucketLocation of(String bucket) {
        return new GetBucketLocation(bucket);
    }

    /** The region's name; {@code us-east-1} where the server names none. */
    @Override
    public Mono<String> decode(S3Response response) {
        return response.xml("LocationConstraint", xml -> {
            String region = xml.text().trim();
            // The oldest of AWS's regions have odd names here.
            return region.isEmpty() ? "us-east-1" : region.equals("EU") ? "eu-west-1" : region;
        });
    }

}
