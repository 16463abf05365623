package io.github.miniospring.bucket;

import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Makes a bucket. Fails when there is one of that name.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">S3:
 * CreateBucket</a>
 */
public final class CreateBucket extends OperationSpec<CreateBucket, Void> {

    private @Nullable String location;

    private @Nullable Tags tags;

    private CreateBucket(String bucket) {
        super(HttpMethod.PUT, Names.newBucket(bucket));
        // A second attempt could be told that the bucket of the first one is in its way.
        repeatOnlyWhenRefused();
        payload(PayloadOptions::withMd5);
    }

    /** A bucket of 3 to 63 lower-case letters, digits, dots and hyphens. */
    public static CreateBucket of(String bucket) {
        return new CreateBucket(bucket);
    }

    /**
     * Makes it in this region. Default: where the client's requests go to, if it has a
     * region, or else where the server is.
     */
    public CreateBucket location(String region) {
        Assert.hasText(region, "location must not be blank; leave it out for the server's own");
        this.location = region;
        return this;
    }

    /**
     * Says that requests go to {@code region}, which then is the location too; null if
     * that is open.
     * @throws IllegalArgumentException if there is another location already
     */
    public CreateBucket sentTo(@Nullable String region) {
        String location = this.location;
        Assert.isTrue(location == null || region == null || location.equals(region), () -> "location '" + location
                + "' is not the region of the client, '" + region + "'; leave it out, or use a client of that region");
        this.location = (region != null) ? region : location;
        return this;
    }

    /** Makes objects lockable, which also keeps their versions. Cannot be undone. */
    public CreateBucket objectLock() {
        return header("x-amz-bucket-object-lock-enabled", "true");
    }

    /** Does not fail when the bucket is there already. MinIO only. */
    public CreateBucket force() {
        return header("x-minio-force-create", "true");
    }

    /** Gives the bucket these tags. Not on MinIO, which ignores them here. */
    public CreateBucket tags(Tags tags) {
        this.tags = tags;
        return this;
    }

    // S3 refuses its oldest region as a location: it is where there is none.
    @Override
    protected @Nullable ObjectBody body() {
        String region = "us-east-1".equals(this.location) ? null : this.location;
        Tags tags = this.tags;
        if (region == null && tags == null) {
            return null;
        }
        return ObjectBody.of(XmlWriter.document("CreateBucketConfiguration", xml -> {
            if (region != null) {
                xml.element("LocationConstraint", region);
            }
            if (tags != null) {
                xml.element("Tags",
                        list -> tags.asMap()
                            .forEach((name, value) -> list.element("Tag",
                                    tag -> tag.element("Key", name).element("Value", value))));
            }
        }));
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
