package io.github.miniospring.object;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Fetches an object back for some days that a lifecycle rule has moved to a remote tier.
 * How far that is, {@code x-amz-restore} among the headers of the object's stat tells.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html">S3:
 * RestoreObject</a>
 */
public final class RestoreObject extends OperationSpec<RestoreObject, RestoreObject.Restoration>
        implements Versioned<RestoreObject> {

    private final int days;

    private @Nullable String tier;

    private @Nullable String description;

    private RestoreObject(String bucket, String key, int days) {
        super(HttpMethod.POST, bucket, key);
        Assert.isTrue(days > 0, () -> "days must be positive but is " + days);
        this.days = days;
        query("restore", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
        // A second attempt could be told that the restoring of the first is under way.
        repeatOnlyWhenRefused();
    }

    /** Keeps what is fetched for this many days, at least one. */
    public static RestoreObject of(String bucket, String key, int days) {
        return new RestoreObject(bucket, key, days);
    }

    /** How fast: {@code Standard}, {@code Bulk} or {@code Expedited}, where known. */
    public RestoreObject tier(String tier) {
        Assert.hasText(tier, "tier must not be blank; leave it out for the server's own");
        this.tier = tier;
        return this;
    }

    /** A note the server keeps with the job. */
    public RestoreObject description(String description) {
        this.description = description;
        return this;
    }

    @Override
    protected ObjectBody body() {
        String tier = this.tier;
        String description = this.description;
        return ObjectBody.of(XmlWriter.document("RestoreRequest", xml -> {
            xml.element("Days", Integer.toString(this.days));
            if (description != null) {
                xml.element("Description", description);
            }
            if (tier != null) {
                xml.element("GlacierJobParameters", job -> job.element("Tier", tier));
            }
        }));
    }

    @Override
    public Mono<Restoration> decode(S3Response response) {
        return Mono.fromSupplier(() -> new Restoration(response.status() == 202));
    }

    /**
     * What asking came to.
     *
     * @param begun whether fetching began; otherwise the object is back already, and
     * stays for the days asked
     */
    public record Restoration(boolean begun) {
    }

}
