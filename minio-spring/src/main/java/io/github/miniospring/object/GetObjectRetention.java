package io.github.miniospring.object;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads until when a version of an object cannot be removed; empty when its retention was
 * lifted. Servers answer {@code NoSuchObjectLockConfiguration} where none was ever set,
 * and {@code InvalidRequest} in a bucket without object lock.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectRetention.html">S3:
 * GetObjectRetention</a>
 */
public final class GetObjectRetention extends OperationSpec<GetObjectRetention, Retention>
        implements Versioned<GetObjectRetention> {

    private GetObjectRetention(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        query("retention", "");
    }

    public static GetObjectRetention of(String bucket, String key) {
        return new GetObjectRetention(bucket, key);
    }

    @Override
    public Mono<Retention> decode(S3Response response) {
        return response.xml("Retention", xml -> Optional.ofNullable(retention(xml))).flatMap(Mono::justOrEmpty);
    }

    private static @Nullable Retention retention(XmlReader xml) {
        Retention.Mode mode = null;
        Instant until = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "Mode" -> mode = Retention.Mode.valueOf(xml.text().trim().toUpperCase(Locale.ROOT));
                case "RetainUntilDate" -> until = xml.instant();
                default -> {
                }
            }
        }
        return (mode != null && until != null) ? new Retention(mode, until) : null;
    }

}
