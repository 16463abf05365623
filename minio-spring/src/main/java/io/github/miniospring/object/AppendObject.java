package io.github.miniospring.object;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Verified;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Writes bytes behind the end of an object. MinIO AIStor has it, and AWS in directory
 * buckets; other MinIO servers refuse it. <b>A server that does not know it at all
 * replaces the object by these bytes</b> and tells no size: the template's
 * {@code appendObject} notices.
 *
 * <p>
 * Never repeated by itself after an attempt of unknown outcome: the bytes may be there.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-append.html">S3:
 * appending data to objects</a>
 */
public final class AppendObject extends OperationSpec<AppendObject, AppendedObject>
        implements Verified<AppendObject>, ReadEncryption<AppendObject> {

    private final ObjectBody body;

    private AppendObject(String bucket, String key, long offset, ObjectBody body) {
        super(HttpMethod.PUT, bucket, key);
        Assert.isTrue(offset >= 0, () -> "offset must not be negative but is " + offset);
        this.body = body;
        header("x-amz-write-offset-bytes", Long.toString(offset));
        payload(PayloadOptions::asData);
        repeatOnlyWhenRefused();
    }

    /**
     * Appends to an object.
     * @param offset how many bytes the object has; anything else is refused
     */
    public static AppendObject of(String bucket, String key, long offset, ObjectBody body) {
        return new AppendObject(bucket, key, offset, body);
    }

    @Override
    protected ObjectBody body() {
        return this.body;
    }

    @Override
    public Mono<AppendedObject> decode(S3Response response) {
        return Mono.fromSupplier(() -> AppendedObject.from(response));
    }

}
