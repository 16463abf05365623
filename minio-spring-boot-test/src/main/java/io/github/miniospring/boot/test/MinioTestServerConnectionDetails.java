package io.github.miniospring.boot.test;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.test.server.MinioTestServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Connects to a server within the JVM, and trusts it if it speaks TLS. */
final class MinioTestServerConnectionDetails implements MinioConnectionDetails {

    private final Endpoint endpoint;

    private final Credentials credentials;

    private final @Nullable SslBundle sslBundle;

    MinioTestServerConnectionDetails(MinioTestServer server) {
        this.endpoint = Endpoint.parse(server.endpoint(), null);
        this.credentials = Credentials.of(server.accessKey(), server.secretKey());
        this.sslBundle = this.endpoint.secure() ? trusting(server.certificate()) : null;
    }

    private static SslBundle trusting(String certificate) {
        return SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(certificate)));
    }

    @Override
    public Endpoint getEndpoint() {
        return this.endpoint;
    }

    @Override
    public Credentials getCredentials() {
        return this.credentials;
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return this.sslBundle;
    }

}
