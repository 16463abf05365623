package io.github.miniospring.test.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

class MinioTestServerTests {

    @Test
    void startsOnAFreePortWithCredentialsOfItsOwn() {
        try (MinioTestServer server = MinioTestServer.start(); MinioTestServer other = MinioTestServer.start()) {
            assertThat(server.port()).isPositive().isNotEqualTo(other.port());
            assertThat(server.secretKey()).hasSizeGreaterThan(20).isNotEqualTo(other.secretKey());
            assertThat(TestClient.of(server).get("/").status()).isEqualTo(200);
            assertThat(TestClient.of(server).as(other.accessKey(), other.secretKey()).get("/").outcome())
                .isEqualTo("403 InvalidAccessKeyId");
        }
    }

    @Test
    void runsManyTimesInOneJvm() {
        List<MinioTestServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                servers.add(MinioTestServer.builder().buckets("bucket-" + i).start());
            }
            for (int i = 0; i < 20; i++) {
                assertThat(TestClient.of(servers.get(i)).get("/").elements("Name")).containsExactly("bucket-" + i);
            }
        }
        finally {
            servers.forEach(MinioTestServer::close);
        }
    }

    @Test
    void stopsListeningWhenClosed() {
        MinioTestServer server = MinioTestServer.start();
        TestClient client = TestClient.of(server);
        client.get("/");

        server.close();
        server.close();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.get("/"));
    }

    @Test
    void leavesNoThreadsBehind() {
        try (MinioTestServer server = MinioTestServer.start()) {
            TestClient.of(server).get("/");
            assertThat(threads()).isNotEmpty();
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhereItCannotStart() throws IOException {
        List<Path> before = temporaryFolders();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MinioTestServerBuilder builder = MinioTestServer.builder().port(taken.getLocalPort());

            assertThatIllegalStateException().isThrownBy(builder::start)
                .withMessageContaining("cannot listen on")
                .withMessageContaining(":" + taken.getLocalPort())
                .withCauseInstanceOf(BindException.class);
        }
        assertThatIllegalStateException().isThrownBy(() -> MinioTestServer.builder().buckets("same", "same").start())
            .withMessageContaining("'same'");

        assertThat(threads()).isEmpty();
        assertThat(temporaryFolders()).isEqualTo(before);
    }

    // Other classes' servers have threads, too; this class runs its own one after the
    // other.
    private static List<String> threads() {
        return Thread.getAllStackTraces()
            .keySet()
            .stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("minio-test-server-"))
            .toList();
    }

    @Test
    void leavesNoFilesBehind() throws IOException {
        List<Path> before = temporaryFolders();
        MinioTestServer server = MinioTestServer.builder().buckets("photos").start();
        byte[] large = new byte[3 * 1024 * 1024];
        TestClient.of(server).send("PUT", "/photos/large", large, Map.of(), TestClient.UNSIGNED);

        assertThat(server.bucket("photos").object("large").orElseThrow().bytes()).isEqualTo(large);
        assertThat(temporaryFolders()).hasSize(before.size() + 1);
        server.close();
        server.close();
        assertThat(temporaryFolders()).isEqualTo(before);
    }

    private static List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("minio-test-server-")).toList();
        }
    }

    @Test
    void speaksTls() {
        try (MinioTestServer server = MinioTestServer.builder().tls().buckets("photos").start()) {
            TestClient client = TestClient.of(server);

            assertThat(server.endpoint()).startsWith("https://localhost:");
            assertThat(client.put("/photos/cat", "meow").status()).isEqualTo(200);
            assertThat(client.get("/photos/cat").text()).isEqualTo("meow");
            assertThat(server.certificate()).startsWith("-----BEGIN CERTIFICATE-----");
        }
    }

    @Test
    void letsItsClockBePutForward() {
        try (MinioTestServer server = MinioTestServer.start()) {
            TestClient client = TestClient.of(server);
            server.advanceClock(Duration.ofHours(2));

            assertThat(client.get("/").outcome()).isEqualTo("403 RequestTimeTooSkewed");
            assertThat(client.late(Duration.ofHours(-2)).get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void hasUsersWithPoliciesOfTheirOwn() {
        try (MinioTestServer server = MinioTestServer.builder()
            .buckets("photos")
            .user("reader", "reader-secret", "readonly")
            .start()) {
            server.bucket("photos").put("cat");
            TestClient reader = TestClient.of(server).as("reader", "reader-secret");

            assertThat(reader.get("/photos/cat").text()).isEqualTo("cat");
            assertThat(reader.put("/photos/dog", "woof").outcome()).isEqualTo("403 AccessDenied");
            assertThat(server.bucket("photos").keys()).containsExactly("cat");
        }
    }

    @Test
    void refusesCredentialsThatMinioWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> MinioTestServer.builder().credentials("ab", "cd"))
            .withMessageContaining("at least 3 characters");
    }

    @Test
    void recordsRequests() {
        try (MinioTestServer server = MinioTestServer.builder().buckets("photos").start()) {
            TestClient client = TestClient.of(server);
            client.put("/photos/cat", "meow");
            client.get("/photos/dog");

            assertThat(server.requests()).extracting("action", "bucket", "key", "status", "bodyLength")
                .containsExactly(tuple("PutObject", "photos", "cat", 200, 4L),
                        tuple("GetObject", "photos", "dog", 404, 0L));
            assertThat(server.requests().get(0).accessKey()).isEqualTo(server.accessKey());
            server.clearRequests();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void provesAllNamesByWhichItIsReached() throws Exception {
        try (MinioTestServer server = MinioTestServer.builder().tls().domain("s3.test").start()) {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(server.certificate().getBytes(StandardCharsets.US_ASCII)));

            assertThat(certificate.getSubjectAlternativeNames()).extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("localhost", "s3.test", "*.s3.test", "127.0.0.1", "0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void saysWhatItsAnswersDependOn() {
        try (MinioTestServer server = MinioTestServer.start()) {
            TestClient client = TestClient.of(server);

            assertThat(client.get("/").response().headers().allValues("Vary")).containsExactly("Origin",
                    "Accept-Encoding");
            assertThat(client.get("/minio/health/live").response().headers().allValues("Vary"))
                .containsExactly("Origin");
            TestClient.Answer unknown = client.plain("POST", "/", "", Map.of());
            assertThat(unknown.outcome()).isEqualTo("400 BadRequest");
            assertThat(unknown.response().headers().allValues("Vary")).containsExactly("Origin");
            assertThat(unknown.header("Strict-Transport-Security")).isEmpty();
        }
    }

}
