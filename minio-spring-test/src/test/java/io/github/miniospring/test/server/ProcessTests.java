package io.github.miniospring.test.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server in a JVM of its own with little memory. The system property
 * {@code minio.test.stress} makes the object 1 GiB large.
 */
@Timeout(300)
class ProcessTests {

    private static final int PIECE = 1024 * 1024;

    private static final int PIECES = (Integer.getInteger("minio.test.stress", 1) > 1) ? 1024 : 80;

    private final Path folder;

    private Process process;

    private int port;

    ProcessTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-Djava.io.tmpdir=" + this.folder, "-cp", System.getProperty("java.class.path"),
                MinioTestServerMain.class.getName(), "--address", "localhost:0")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("MINIO_ROOT_USER", "minioadmin", "MINIO_ROOT_PASSWORD", "minioadmin"));
        this.process = builder.start();
        BufferedReader out = this.process.inputReader();
        String endpoint = out.readLine();
        this.port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    @AfterEach
    void stop() throws InterruptedException {
        this.process.destroyForcibly().waitFor();
    }

    private Socket open(String method, String target, long length) throws IOException {
        TreeMap<String, String> headers = new TreeMap<>();
        String authorization = TestClient.of("http://localhost:" + this.port, "minioadmin", "minioadmin")
            .authorize(method, target, headers, TestClient.UNSIGNED);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Authorization: ").append(authorization).append("\r\n");
        head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n");
        Socket socket = new Socket("localhost", this.port);
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static byte[] piece(int number) {
        byte[] piece = new byte[PIECE];
        for (int i = 0; i < PIECE; i++) {
            piece[i] = (byte) (i * 31 + number * 7);
        }
        return piece;
    }

    private String statusOf(Socket socket) throws IOException {
        try (socket) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }

    @Test
    void keepsObjectsThatAreLargerThanItsMemoryAndLeavesNothingBehind() throws Exception {
        CRC32 sent = new CRC32();
        CRC32 received = new CRC32();

        assertThat(statusOf(open("PUT", "/photos", 0))).contains("200");
        Socket put = open("PUT", "/photos/large", (long) PIECES * PIECE);
        OutputStream out = put.getOutputStream();
        for (int i = 0; i < PIECES; i++) {
            byte[] piece = piece(i);
            sent.update(piece);
            out.write(piece);
        }
        assertThat(statusOf(put)).contains("200");
        try (Socket get = open("GET", "/photos/large", 0)) {
            InputStream in = get.getInputStream();
            skipHead(in);
            byte[] buffer = new byte[PIECE];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received.update(buffer, 0, count);
            }
        }

        assertThat(received.getValue()).isEqualTo(sent.getValue());
        try (Stream<Path> files = Files.walk(this.folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
        }
        this.process.destroy();
        assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (Stream<Path> files = Files.walk(this.folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("minio-test-server-"));
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        String end = "";
        while (!end.equals("\r\n\r\n")) {
            int b = in.read();
            assertThat(b).isNotNegative();
            end = (end + (char) b);
            end = end.substring(Math.max(0, end.length() - 4));
        }
    }

}
