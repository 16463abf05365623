package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.xml.XmlReader;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads whether a version of an object is held. Servers answer
 * {@code NoSuchObjectLockConfiguration} where none was ever set, and
 * {@code InvalidRequest} in a bucket without object lock.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLegalHold.html">S3:
 * GetObjectLegalHold</a>
 */
public final class GetObjectLegalHold extends OperationSpec<GetObjectLegalHold, Boolean>
        implements Versioned<GetObjectLegalHold> {

    private GetObjectLegalHold(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        query("legal-hold", "");
    }

    public static GetObjectLegalHold of(String bucket, String key) {
        return new GetObjectLegalHold(bucket, key);
    }

    @Override
    public Mono<Boolean> decode(S3Response response) {
        return response.xml("LegalHold", GetObjectLegalHold::isOn);
    }

    private static boolean isOn(XmlReader xml) {
        boolean on = false;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("Status")) {
                on = xml.text().trim().equals("ON");
            }
        }
        return on;
    }

}
