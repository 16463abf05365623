package io.github.miniospring.boot.autoconfigure;

import io.github.miniospring.Endpoint;
import io.github.miniospring.credentials.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * What is needed to reach a server and to sign for it. Properties give it, unless a bean
 * of this type does.
 */
public interface MinioConnectionDetails extends ConnectionDetails {

    /** Where the server is. */
    Endpoint getEndpoint();

    /**
     * The keys to sign with; null leaves it to the providers of
     * {@code minio.credentials.providers}.
     */
    default @Nullable Credentials getCredentials() {
        return null;
    }

    /** The region to sign for; null to learn it from the server. */
    default @Nullable String getRegion() {
        return null;
    }

    /** Keys and trust of TLS connections; null for the JVM's own. */
    default @Nullable SslBundle getSslBundle() {
        return null;
    }

}
