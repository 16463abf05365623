package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Reads an object, or a part of it.
 *
 * <p>
 * The content is valid while the call is open: use it within
 * {@code client.execute(GetObject.of(..), content -> ..)}, or close what
 * {@code client.open(..)} answers.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">S3:
 * GetObject</a>
 */
public final class GetObject extends OperationSpec<GetObject, ReactiveObjectContent> implements Ranged<GetObject>,
        ResponseOverrides<GetObject>, Versioned<GetObject>, ReadConditions<GetObject>, ReadEncryption<GetObject> {

    private GetObject(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        payload(PayloadOptions::asData);
    }

    public static GetObject of(String bucket, String key) {
        return new GetObject(bucket, key);
    }

    /** Reads one part of an object that was uploaded in parts, counted from 1. */
    public GetObject partNumber(int number) {
        Assert.isTrue(number >= 1 && number <= 10_000, () -> "partNumber must be from 1 to 10000 but is " + number);
        return query("partNumber", Integer.toString(number));
    }

    // The server sends its checksum only when asked, and only of the whole.
    @Override
    protected void beforeRequest() {
        if (headerOrNull("range") == null) {
            headerIfAbsent("x-amz-checksum-mode", "ENABLED");
        }
    }

    @Override
    public Mono<ReactiveObjectContent> decode(S3Response response) {
        return Mono.fromSupplier(() -> new ReactiveObjectContent(response));
    }

}
