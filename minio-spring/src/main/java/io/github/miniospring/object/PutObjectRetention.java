package io.github.miniospring.object;

import java.time.temporal.ChronoUnit;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Keeps a version of an object from being removed until a moment, or lifts that. Needs a
 * bucket with object lock. A longer retention is always possible; a shorter one, and
 * lifting it, only in governance mode with {@link #bypassGovernance()}.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html">S3:
 * PutObjectRetention</a>
 */
public final class PutObjectRetention extends OperationSpec<PutObjectRetention, Void>
        implements Versioned<PutObjectRetention> {

    private final @Nullable Retention retention;

    private PutObjectRetention(String bucket, String key, @Nullable Retention retention) {
        super(HttpMethod.PUT, bucket, key);
        this.retention = retention;
        query("retention", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /** Keeps it; the end must lie in the future and counts to the millisecond. */
    public static PutObjectRetention of(String bucket, String key, Retention retention) {
        return new PutObjectRetention(bucket, key, retention);
    }

    /** Lifts the retention. */
    public static PutObjectRetention none(String bucket, String key) {
        return new PutObjectRetention(bucket, key, null);
    }

    /** Shortens or lifts a retention in governance mode, given the right. */
    public PutObjectRetention bypassGovernance() {
        return header("x-amz-bypass-governance-retention", "true");
    }

    @Override
    protected ObjectBody body() {
        Retention retention = this.retention;
        return ObjectBody.of(XmlWriter.document("Retention", xml -> {
            if (retention != null) {
                xml.element("Mode", retention.mode().name());
                xml.element("RetainUntilDate", retention.until().truncatedTo(ChronoUnit.MILLIS).toString());
            }
        }));
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
