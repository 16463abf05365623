package io.github.miniospring.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;

import javax.net.ssl.TrustManagerFactory;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.TlsSettings;
import io.github.miniospring.test.MinioInstance;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The server under test, and clients for it. Those made here are the test's to close. */
public final class TestServer {

    private final MinioInstance server;

    private final Store shared;

    /**
     * @param shared keeps clients until the run is over
     */
    TestServer(MinioInstance server, Store shared) {
        this.server = server;
        this.shared = shared;
    }

    /** A new bucket, the test's to close. */
    public TestBucket bucket(Transport transport) {
        return new TestBucket(sharedClient(transport));
    }

    /** A client that serves the whole run, not the test's to close. */
    public MinioClient sharedClient(Transport transport) {
        return this.shared.computeIfAbsent(transport,
                key -> ((transport == Transport.TLS) ? tlsClient() : client()).build(), MinioClient.class);
    }

    public Endpoint endpoint() {
        return Endpoint.parse(this.server.endpoint(), null);
    }

    public Endpoint tlsEndpoint() {
        String endpoint = this.server.tlsEndpoint();
        if (endpoint == null) {
            throw new IllegalStateException("The server under test has no TLS endpoint");
        }
        return Endpoint.parse(endpoint, null);
    }

    public String accessKey() {
        return this.server.accessKey();
    }

    public String secretKey() {
        return this.server.secretKey();
    }

    public CredentialsProvider credentials() {
        return CredentialsProvider.of(accessKey(), secretKey());
    }

    /** A client of the server over http, to be built. */
    public MinioClientBuilder client() {
        return MinioClient.builder(endpoint()).credentials(credentials());
    }

    /** A client of the server over TLS, to be built. */
    public MinioClientBuilder tlsClient() {
        return MinioClient.builder(tlsEndpoint())
            .credentials(credentials())
            .http(HttpSettings.builder().tls(tls()).build());
    }

    /** Trusts the server's certificate. */
    public TlsSettings tls() {
        Path certificate = this.server.tlsCertificate();
        if (certificate == null) {
            return new TlsSettings(null, null, List.of(), List.of(), true);
        }
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            try (InputStream in = Files.newInputStream(certificate)) {
                trusted.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return new TlsSettings(null, trust, List.of(), List.of(), true);
        }
        catch (GeneralSecurityException | IOException ex) {
            throw new IllegalStateException("The certificate '" + certificate + "' cannot be trusted", ex);
        }
    }

}
