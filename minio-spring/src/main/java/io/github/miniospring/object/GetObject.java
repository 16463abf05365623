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

    private final String key;

    private boolean partOnly;

    private boolean zipped;

    private boolean transformed;

    private GetObject(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        this.key = key;
        payload(PayloadOptions::asData);
    }

    public static GetObject of(String bucket, String key) {
        return new GetObject(bucket, key);
    }

    /**
     * Proves the bytes by the ETag where the server has no checksum of them, and the tag
     * is an MD5: not that of an object in parts, nor one under a key of KMS or of a
     * caller.
     */
    public GetObject verifyMd5() {
        return payload(PayloadOptions::withMd5);
    }

    /** Reads one part of an object that was uploaded in parts, counted from 1. */
    public GetObject partNumber(int number) {
        Assert.isTrue(number >= 1 && number <= 10_000, () -> "partNumber must be from 1 to 10000 but is " + number);
        this.partOnly = true;
        return query("partNumber", Integer.toString(number));
    }

    /**
     * Reads a file that is packed in this object, a zip archive with a key that ends in
     * {@code .zip}. MinIO takes it out; other servers find no object of that name. Not
     * for ranges and parts. The list of what the archive holds must lie within its last
     * 100 MB.
     * @param path the name of the file within the archive
     */
    public GetObject zipMember(String path) {
        this.zipped = true;
        header(ZipMember.HEADER, "true");
        return key(ZipMember.key(this.key, path));
    }

    /**
     * Reads what a function of the server's makes of the object (MinIO's Object Lambda).
     * Neither length nor checksum of that are known beforehand. Servers without it answer
     * the object as it is.
     * @param arn the function, such as {@code arn:minio:s3-object-lambda::name:webhook}
     */
    public GetObject lambda(String arn) {
        Assert.hasText(arn, "The ARN of the function must not be blank");
        this.transformed = true;
        return setQuery("lambdaArn", arn);
    }

    // The server sends its checksum only when asked, and only of the whole.
    @Override
    protected void beforeRequest() {
        boolean ranged = headerOrNull("range") != null;
        Assert.isTrue(!this.zipped || !(ranged || this.partOnly),
                () -> "A file in a zip archive is read whole: servers take no range of it; leave range and partNumber out");
        if (!ranged && !this.transformed) {
            headerIfAbsent("x-amz-checksum-mode", "ENABLED");
        }
    }

    @Override
    public Mono<ReactiveObjectContent> decode(S3Response response) {
        return Mono.just(new ReactiveObjectContent(response));
    }

}
