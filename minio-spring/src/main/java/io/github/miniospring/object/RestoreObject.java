package io.github.miniospring.object;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.select.SelectRequest;
import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Fetches an object back for some days that a lifecycle rule has moved to a remote tier,
 * or has a question to it answered there. How far that is, {@link ObjectStat#restore()}
 * tells.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html">S3:
 * RestoreObject</a>
 */
public final class RestoreObject extends OperationSpec<RestoreObject, RestoreObject.Restoration>
        implements Versioned<RestoreObject> {

    private final int days;

    private final @Nullable SelectRequest question;

    private final @Nullable RestoreTarget target;

    private @Nullable String tier;

    private @Nullable String description;

    private RestoreObject(String bucket, String key, int days, @Nullable SelectRequest question,
            @Nullable RestoreTarget target) {
        super(HttpMethod.POST, bucket, key);
        this.days = days;
        this.question = question;
        this.target = target;
        query("restore", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
        // A second attempt could be told that the restoring of the first is under way.
        repeatOnlyWhenRefused();
    }

    /** Keeps what is fetched for this many days, at least one. */
    public static RestoreObject of(String bucket, String key, int days) {
        Assert.isTrue(days > 0, () -> "days must be positive but is " + days);
        return new RestoreObject(bucket, key, days, null, null);
    }

    /**
     * Stores the records that answer a question as objects of their own; the object stays
     * where it is.
     * @param question without progress and scan range
     */
    public static RestoreObject select(String bucket, String key, SelectRequest question, RestoreTarget target) {
        RestoreObject restore = new RestoreObject(bucket, key, 0, question, target);
        // A question that cannot be asked so throws at once.
        restore.body();
        return restore;
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
        return ObjectBody.of(XmlWriter.document("RestoreRequest", this::write));
    }

    private void write(XmlWriter xml) {
        SelectRequest question = this.question;
        RestoreTarget target = this.target;
        String tier = this.tier;
        if (question == null) {
            xml.element("Days", Integer.toString(this.days));
        }
        else {
            xml.element("Type", "SELECT");
            if (tier != null) {
                xml.element("Tier", tier);
            }
        }
        if (this.description != null) {
            xml.element("Description", this.description);
        }
        if (question == null && tier != null) {
            xml.element("GlacierJobParameters", job -> job.element("Tier", tier));
        }
        if (question != null && target != null) {
            xml.element("SelectParameters", question::writeTo);
            xml.element("OutputLocation", location -> location.element("S3", target::writeTo));
        }
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
