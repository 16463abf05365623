package io.github.miniospring.test.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be seen on the connection itself. */
@Timeout(30)
class WireTests {

    private MinioTestServer server;

    private TestClient client;

    @BeforeEach
    void start() {
        this.server = MinioTestServer.builder()
            .buckets("photos")
            .domain("s3.test")
            .idleTimeout(Duration.ofMillis(700))
            .start();
        this.client = TestClient.of(this.server);
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("localhost", this.server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private String signed(String method, String target, String body, String... more) {
        TreeMap<String, String> headers = new TreeMap<>();
        String authorization = this.client.authorize(method, target, headers, TestClient.UNSIGNED);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Authorization: ").append(authorization).append("\r\n");
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        return head + "\r\n" + body;
    }

    /** Reads up to the end of a head. */
    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return head.toString();
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void answersManyRequestsOnOneConnectionAndInOrder() throws IOException {
        this.server.bucket("photos").put("a").put("b");
        try (Socket socket = connect()) {
            send(socket, signed("GET", "/photos/a", "") + signed("GET", "/photos/b", "", "Connection: close"));

            assertThat(all(socket)).containsSubsequence("HTTP/1.1 200 OK", "\r\n\r\na", "HTTP/1.1 200 OK", "\r\n\r\nb");
        }
    }

    @Test
    void namesMetadataInLowerCase() throws IOException {
        this.client.send("PUT", "/photos/cat", "meow", Map.of("x-amz-meta-Colour", "grey"));
        try (Socket socket = connect()) {
            send(socket, signed("HEAD", "/photos/cat", "", "Connection: close"));

            assertThat(all(socket)).contains("\r\nx-amz-meta-colour: grey\r\n");
        }
    }

    @Test
    void saysWhoItIsAndWhichRequestItWas() {
        TestClient.Answer answer = this.client.get("/photos");

        assertThat(answer.header("Server")).isEqualTo("MinIO");
        assertThat(answer.header("x-amz-request-id")).matches("[0-9A-F]{16}");
        assertThat(answer.header("x-amz-id-2")).matches("[0-9a-f]{64}");
        assertThat(answer.header("Date")).endsWith(" GMT");
    }

    @Test
    void saysInHeadersWhyHeadFailed() {
        TestClient.Answer answer = this.client.head("/photos/none");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("x-minio-error-code")).isEqualTo("NoSuchKey");
        assertThat(answer.header("x-minio-error-desc")).isEqualTo("\"The specified key does not exist.\"");
    }

    @Test
    void asksForTheBodyOnlyOfARequestItAccepts() throws IOException {
        try (Socket socket = connect()) {
            send(socket, signed("PUT", "/photos/cat", "", "Content-Length: 4", "Expect: 100-continue"));

            assertThat(head(socket)).startsWith("HTTP/1.1 100 Continue");
            send(socket, "meow");
            assertThat(head(socket)).startsWith("HTTP/1.1 200 OK");
        }
        try (Socket socket = connect()) {
            send(socket, "PUT /photos/dog HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                    + "Expect: 100-continue\r\n\r\n");

            assertThat(head(socket)).startsWith("HTTP/1.1 403 Forbidden");
        }
        assertThat(this.server.bucket("photos").keys()).containsExactly("cat");
    }

    @Test
    void refusesUploadsWithoutLength() throws IOException {
        try (Socket socket = connect()) {
            send(socket, signed("PUT", "/photos/cat", "5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked"));

            assertThat(all(socket)).startsWith("HTTP/1.1 411").contains("<Code>MissingContentLength</Code>");
        }
    }

    @Test
    void answersARefusedUploadThoughItIsNotRead() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "PUT /photos/cat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n");
            byte[] piece = new byte[64 * 1024];
            for (int i = 0; i < 16; i++) {
                socket.getOutputStream().write(piece);
            }

            assertThat(head(socket)).startsWith("HTTP/1.1 403 Forbidden").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void storesNothingOfAnUploadThatBreaksOff() throws IOException {
        try (Socket socket = connect()) {
            send(socket, signed("PUT", "/photos/cat", "me", "Content-Length: 4"));
            socket.shutdownOutput();

            assertThat(all(socket)).isEmpty();
        }
        assertThat(this.server.bucket("photos").keys()).isEmpty();
    }

    @Test
    void closesIdleConnections() throws IOException {
        try (Socket socket = connect()) {
            send(socket, signed("GET", "/photos", ""));

            assertThat(all(socket)).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void closesConnectionsThatSendHalfARequest() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /photos HTTP/1.1\r\nHost: loc");

            assertThat(all(socket)).isEmpty();
        }
    }

    @Test
    void closesConnectionsThatOweTheRestOfARefusedRequest() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "PUT /photos/cat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");

            assertThat(all(socket)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void closesConnectionsThatNeverFinishAHead() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET /photos HTTP/1.1\r\n");
            socket.setSoTimeout(100);
            int answer = Integer.MIN_VALUE;
            while (answer == Integer.MIN_VALUE) {
                send(socket, "x");
                try {
                    answer = socket.getInputStream().read();
                }
                catch (SocketTimeoutException ex) {
                    // It is still open.
                }
                catch (IOException ex) {
                    answer = -1;
                }
            }

            assertThat(answer).isEqualTo(-1);
        }
    }

    @Test
    void findsBucketsInHostNames() throws IOException {
        this.server.bucket("photos").put("cat", "meow");
        String host = "Host: photos.s3.test:" + this.server.port();
        try (Socket socket = connect()) {
            send(socket, "GET /cat HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");

            assertThat(all(socket)).contains("<Key>cat</Key><BucketName>photos</BucketName>");
        }
    }

    @Test
    void survivesGarbage() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[random.nextInt(3000) + 1];
            random.nextBytes(garbage);
            try (Socket socket = connect()) {
                socket.getOutputStream().write(garbage);
                socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                all(socket);
            }
            catch (IOException ex) {
                // It may be closed while it is being written to.
            }
        }
        assertThat(this.client.get("/photos").status()).isEqualTo(200);
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        assertThat(this.client.send("GET", "/photos", "", Map.of("x-large", "x".repeat(9_000))).outcome())
            .isEqualTo("400 MetadataTooLarge");
        assertThat(this.client.send("GET", "/photos", "", Map.of("x-large", "x".repeat(64 * 1024))).outcome())
            .isEqualTo("400 MetadataTooLarge");
    }

    @Test
    void refusesNamesThatLeadElsewhere() throws IOException {
        for (String path : new String[] { "/photos/../x", "/photos/%2e%2e/x", "/photos/a/..%2f..", "/photos/..%5cx" }) {
            try (Socket socket = connect()) {
                send(socket, signed("PUT", path, "", "Content-Length: 0", "Connection: close"));

                assertThat(all(socket)).contains("<Code>XMinioInvalidResourceName</Code>");
            }
        }
        assertThat(this.server.bucket("photos").keys()).isEmpty();
    }

    @Test
    void saysThatItIsWell() {
        for (String path : new String[] { "live", "ready", "cluster", "cluster/read" }) {
            assertThat(this.client.plain("GET", "/minio/health/" + path, "", Map.of()).status()).isEqualTo(200);
        }
        assertThat(this.client.plain("GET", "/minio/health/cluster?maintenance=true", "", Map.of()).status())
            .isEqualTo(412);
    }

    @Test
    void refusesWhoExpectsWhatNobodyKnows() throws IOException {
        try (Socket socket = connect()) {
            send(socket, signed("GET", "/photos", "", "Expect: 200"));

            assertThat(all(socket)).startsWith("HTTP/1.1 417 ").containsIgnoringCase("connection: close");
        }
    }

}
