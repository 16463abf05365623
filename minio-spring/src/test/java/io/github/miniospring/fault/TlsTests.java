package io.github.miniospring.fault;

import java.time.Duration;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.TlsSettings;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whom a client believes to be its server. */
@MinioContract
@Tag("native-tls")
@Timeout(30)
class TlsTests {

    /** So long that a second attempt would run into the limit of the test. */
    private static final RetrySettings SLOW = new RetrySettings(4, Duration.ofMinutes(1), Duration.ofMinutes(1),
            Duration.ofMinutes(5), RetrySettings.DEFAULT.statuses());

    private final TestServer server;

    TlsTests(TestServer server) {
        this.server = server;
    }

    private long buckets(Endpoint endpoint, HttpSettings http) {
        try (MinioClient client = MinioClient.builder(endpoint)
            .credentials(this.server.credentials())
            .retry(SLOW)
            .random(bound -> bound)
            .http(http)
            .build()) {
            return new MinioTemplate(client).listBuckets().count();
        }
    }

    @Test
    void believesACertificateThatItTrusts() throws Exception {
        assertThat(buckets(this.server.tlsEndpoint(), HttpSettings.builder().tls(this.server.tls()).build()))
            .isNotNegative();
    }

    @Test
    void refusesACertificateOfNobodyItKnows() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> buckets(this.server.tlsEndpoint(), HttpSettings.DEFAULT))
            .withMessageStartingWith("ListBuckets: cannot reach " + this.server.tlsEndpoint() + ": TLS failed: ")
            .withMessageContaining("unable to find valid certification path");
    }

    @Test
    void refusesACertificateForAnotherName() {
        Endpoint otherName = new Endpoint(true, "127.0.0.2", this.server.tlsEndpoint().port());

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> buckets(otherName, HttpSettings.builder().tls(this.server.tls()).build()))
            .withMessageStartingWith("ListBuckets: cannot reach " + otherName + ": TLS failed: ")
            .withMessageContaining("127.0.0.2");
    }

    @Test
    void believesEverybodyWhereThatIsAskedFor() {
        Endpoint otherName = new Endpoint(true, "127.0.0.2", this.server.tlsEndpoint().port());

        assertThat(buckets(otherName, HttpSettings.builder().tls(TlsSettings.UNVERIFIED).build())).isNotNegative();
    }

    @Test
    void saysThatTheServerDoesNotSpeakTls() {
        Endpoint plain = new Endpoint(true, "localhost", this.server.endpoint().port());

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> buckets(plain, HttpSettings.DEFAULT))
            .withMessageStartingWith("ListBuckets: cannot reach " + plain
                    + ": TLS failed: the server does not speak it; write the endpoint with http://");
    }

}
