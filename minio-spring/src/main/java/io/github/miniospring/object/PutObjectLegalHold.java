package io.github.miniospring.object;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Holds a version of an object, so that nobody can remove it, or lifts the hold. Needs a
 * bucket with object lock.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLegalHold.html">S3:
 * PutObjectLegalHold</a>
 */
public final class PutObjectLegalHold extends OperationSpec<PutObjectLegalHold, Void>
        implements Versioned<PutObjectLegalHold> {

    private final boolean hold;

    private PutObjectLegalHold(String bucket, String key, boolean hold) {
        super(HttpMethod.PUT, bucket, key);
        this.hold = hold;
        query("legal-hold", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /** Holds it, or with {@code false} lifts the hold. */
    public static PutObjectLegalHold of(String bucket, String key, boolean hold) {
        return new PutObjectLegalHold(bucket, key, hold);
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(XmlWriter.document("LegalHold", xml -> xml.element("Status", this.hold ? "ON" : "OFF")));
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
