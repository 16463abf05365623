package io.github.miniospring.docs;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.TrustManagerFactory;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.TlsSettings;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@WithMinio
class ClientPageTests {

    @Test
    void worksWithoutBoot(MinioInstance server, String bucket) {
        String accessKey = server.accessKey();
        String secretKey = server.secretKey();
        String url = server.endpoint();
        // tag::without-boot[]
        try (MinioClient client = MinioClient.builder(Endpoint.parse(url, null))
            .credentials(CredentialsProvider.of(accessKey, secretKey))
            .build()) {
            MinioTemplate minio = new MinioTemplate(client);
            minio.putObject(bucket, "hello.txt", "Hello");
        }
        // end::without-boot[]
    }

    @Test
    void trustsACertificate(MinioInstance server) throws Exception {
        Path certificate = server.tlsCertificate();
        assumeTrue(certificate != null && server.tlsEndpoint() != null, "there is no certificate to trust");
        TrustManagerFactory trust = trust(certificate);
        // tag::tls[]
        TlsSettings tls = new TlsSettings(null, trust, List.of("TLSv1.3"), List.of(), true);
        HttpSettings http = HttpSettings.builder().tls(tls).connectTimeout(Duration.ofSeconds(3)).build();
        // end::tls[]
        try (MinioClient client = MinioClient.builder(Endpoint.parse(server.tlsEndpoint(), null))
            .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
            .http(http)
            .build()) {
            assertThat(new MinioTemplate(client).bucketExists("docs-none")).isFalse();
        }
    }

    private static TrustManagerFactory trust(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    @Test
    void goesThroughAProxyButNotToEveryHost(MinioInstance server, String bucket) {
        // tag::proxy[]
        HttpSettings http = HttpSettings.builder()
            .proxy(new HttpSettings.ProxySettings("gateway.example.com", 3128, null, null,
                    List.of("localhost", "*.internal")))
            .build();
        // end::proxy[]
        String host = Endpoint.parse(server.endpoint(), null).host();
        assumeTrue(host.equals("localhost"), "the server is on another host");
        try (MinioClient client = MinioClient.builder(Endpoint.parse(server.endpoint(), null))
            .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
            .http(http)
            .build()) {
            assertThat(new MinioTemplate(client).bucketExists(bucket)).isTrue();
        }
    }

}
