package io.github.miniospring.bucket.lifecycle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads what becomes of the objects of a bucket in time. Fails as
 * {@code NoSuchLifecycleConfiguration} where nothing is set.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html">S3:
 * GetBucketLifecycleConfiguration</a>
 */
public final class GetBucketLifecycleConfiguration
        extends OperationSpec<GetBucketLifecycleConfiguration, LifecycleConfig> {

    // As MinIO writes it: 20261121T130000Z.
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX");

    private GetBucketLifecycleConfiguration(String bucket) {
        super(HttpMethod.GET, bucket);
        query("lifecycle", "");
    }

    public static GetBucketLifecycleConfiguration of(String bucket) {
        return new GetBucketLifecycleConfiguration(bucket);
    }

    /** Asks for the moment of the last change too. MinIO only. */
    public GetBucketLifecycleConfiguration withUpdatedAt() {
        return setQuery("withUpdatedAt", "true");
    }

    @Override
    public Mono<LifecycleConfig> decode(S3Response response) {
        return response.xml(LifecycleConfig.ROOT,
                xml -> new LifecycleConfig(xml.element(), response.header(PutBucketLifecycleConfiguration.MINIMUM_SIZE),
                        updatedAt(response.header("x-minio-lifecycleconfig-updatedat"))));
    }

    private static @Nullable Instant updatedAt(@Nullable String text) {
        try {
            return (text != null) ? OffsetDateTime.parse(text, BASIC).toInstant() : null;
        }
        catch (DateTimeParseException ex) {
            // The document counts; a date that nobody can read is none.
            return null;
        }
    }

}
