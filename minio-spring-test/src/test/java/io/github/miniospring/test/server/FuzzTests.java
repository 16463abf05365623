package io.github.miniospring.test.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.miniospring.test.server.MinioAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no client sends. The system property {@code minio.test.stress} tells how often;
 * {@code 1} by default.
 */
@Timeout(300)
class FuzzTests {

    private static final int ROUNDS = 150 * Integer.getInteger("minio.test.stress", 1);

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "FOO", "",
            "G\0T", "CONNECT");

    private static final List<String> PATHS = List.of("/", "/photos", "/photos/a", "/photos/../../etc/passwd",
            "/photos/%2e%2e/%2e%2e/x", "/photos/..%2f..%2fx", "/photos/..\\..\\x", "/photos/%00", "//", "/photos//x",
            "/photos/" + "k".repeat(2000), "*", "http://elsewhere/photos", "/photos?max-keys=-1",
            "/photos?max-keys=99999999999999999999", "/photos/k?partNumber=-1&uploadId=x", "/photos/%zz", "%", "?", "",
            "/photos?delete=", "/photos?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a");

    private static final List<String> HEADERS = List.of("Content-Length: -1", "Content-Length: 99999999999999999999",
            "Content-Length: abc", "Content-Length: 5", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip",
            "Range: bytes=--1", "Authorization: AWS4-HMAC-SHA256 ",
            "Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=, Signature=", "Authorization: AWS :",
            "x-amz-date: 0", "Host: ..", "Host: [::1", "Expect: 100-continue", "Expect: 200-ok", "Connection: upgrade",
            "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "x-amz-decoded-content-length: -1", " folded",
            "NoColon", "a: \0\1\2", "Content-Type: multipart/form-data; boundary=x", "Cookie: " + "c".repeat(60_000));

    private static final List<String> BODIES = List.of("", "5\r\nhello\r\n0\r\n\r\n", "-1\r\n\r\n",
            "ffffffffffffffffff\r\nx", "<a>".repeat(3000), "[".repeat(20_000),
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&x;</Key></Object></Delete>",
            "<Delete><Object><Key>../../x</Key></Object></Delete>");

    private static final List<String> QUERIES = List.of("delete=", "tagging=", "policy=", "lifecycle=", "notification=",
            "versioning=", "encryption=", "object-lock=", "uploads=", "replication=", "partNumber=1&uploadId=x",
            "retention=", "legal-hold=", "max-keys=-5", "list-type=2&continuation-token=x");

    private final Random random = new Random(20_261_121);

    private MinioTestServer server;

    private TestClient client;

    @BeforeEach
    void start() {
        this.server = MinioTestServer.builder().buckets("photos").idleTimeout(Duration.ofSeconds(20)).start();
        this.client = TestClient.of(this.server);
        this.server.bucket("photos").put("kept", "as it is");
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    private <T> T any(List<T> choices) {
        return choices.get(this.random.nextInt(choices.size()));
    }

    private byte[] request() throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(any(METHODS) + " " + any(PATHS) + " HTTP/1.1\r\n");
        for (int i = this.random.nextInt(6); i > 0; i--) {
            head.append(any(HEADERS)).append("\r\n");
        }
        request.write((head + "\r\n" + any(BODIES)).getBytes(StandardCharsets.ISO_8859_1));
        byte[] bytes = request.toByteArray();
        return switch (this.random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, this.random.nextInt(bytes.length + 1));
            case 1 -> noise();
            default -> bytes;
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[this.random.nextInt(5000)];
        this.random.nextBytes(noise);
        return noise;
    }

    private void checkThatItIsWell() {
        assertThat(this.client.get("/photos/kept").text()).isEqualTo("as it is");
        assertThat(this.server.bucket("photos")).hasOnlyObjects("kept");
    }

    @Test
    void takesNoHarmFromWhatIsNoRequest() throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            try (Socket socket = new Socket("localhost", this.server.port())) {
                socket.setSoTimeout(20);
                socket.getOutputStream().write(request());
                if (this.random.nextBoolean()) {
                    socket.shutdownOutput();
                }
                assertThat(answer(socket)).doesNotContain(" 500 ").doesNotContain("root:");
            }
            catch (SocketTimeoutException ex) {
                // It waits for the rest.
            }
            catch (IOException ex) {
                // It may close while it is being written to.
            }
        }

        checkThatItIsWell();
    }

    private static String answer(Socket socket) throws IOException {
        byte[] buffer = new byte[4096];
        int count = socket.getInputStream().read(buffer);
        return (count < 0) ? "" : new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
    }

    @Test
    void breaksOverNoSignedNonsense() {
        for (int i = 0; i < ROUNDS; i++) {
            String method = any(List.of("GET", "PUT", "POST"));
            String target = "/photos" + any(List.of("", "/none")) + "?" + any(QUERIES);

            TestClient.Answer answer = this.client.send(method, target, any(BODIES), Map.of());

            assertThat(answer.status()).as("%s %s", method, target).isNotEqualTo(500).isNotEqualTo(507);
            assertThat(answer.text()).doesNotContain("root:");
        }
        assertThat(this.client.get("/photos/kept").text()).isEqualTo("as it is");
    }

    @Test
    void servesOthersWhileManyConnectionsWait() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("localhost", this.server.port());
                waiting.add(socket);
                if (i % 2 == 0) {
                    socket.getOutputStream().write("PUT /photos/k HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
                }
            }

            checkThatItIsWell();
        }
        finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void writesNothingOutsideItsFolder() throws IOException {
        Path outside = Path.of(System.getProperty("java.io.tmpdir"), "outside-the-folder");
        byte[] large = new byte[2 * 1024 * 1024];
        for (String key : List.of("..%2foutside-the-folder", "%2e%2e/outside-the-folder", outside.toString(),
                "..%5coutside-the-folder")) {
            this.client.send("PUT", "/photos/" + key, large, Map.of(), TestClient.UNSIGNED);
        }

        assertThat(Files.exists(outside)).isFalse();
    }

}
