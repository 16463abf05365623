package io.github.miniospring.test.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that connect and do nothing, or stop in the midst of a request. The server has
 * a JVM of its own, with little memory, so that each side has its own limit of open
 * files. The system property {@code minio.test.stress} makes them 10,000.
 */
@Timeout(300)
class IdleConnectionTests {

    private static final boolean LONG = Integer.getInteger("minio.test.stress", 1) > 1;

    private static final int COUNT = LONG ? 10_000 : 300;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(LONG ? 30 : 1);

    private static final List<String> BEGINNINGS = List.of("", "GET / HTTP/1.1\r\nHost: l",
            "PUT /photos/half HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");

    private Process process;

    private int port;

    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                "-cp", System.getProperty("java.class.path"), Patient.class.getName(), IDLE_TIMEOUT.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
        this.port = Integer.parseInt(this.process.inputReader().readLine());
        this.client = TestClient.of("http://localhost:" + this.port, "minioadmin", "minioadmin");
    }

    @AfterEach
    void stop() throws InterruptedException {
        this.process.destroyForcibly().waitFor();
    }

    @Test
    void areClosedInTheEndAndHinderNobodyUntilThen() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            long start = System.nanoTime();
            for (int i = 0; i < COUNT; i++) {
                sockets.add(open(BEGINNINGS.get(i % BEGINNINGS.size())));
            }
            say(COUNT + " connections opened", start);
            long opened = System.nanoTime();

            for (int i = 0; i < 10; i++) {
                start = System.nanoTime();
                assertThat(this.client.put("/photos/k" + i, "x").status()).isEqualTo(200);
                assertThat(this.client.get("/photos/k" + i).text()).isEqualTo("x");
                say("Put and got meanwhile", start);
            }
            for (Socket socket : sockets) {
                readToItsEnd(socket);
            }
            say("All were closed by the server", opened);
        }
        finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }

        assertThat(this.client.get("/photos/k0").text()).isEqualTo("x");
    }

    private Socket open(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
        socket.setSoTimeout(120_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void readToItsEnd(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        }
        catch (SocketException ex) {
            // Reset, where the server had not read everything.
            assertThat(ex).hasMessageContaining("reset");
        }
    }

    private static void say(String what, long start) {
        if (LONG) {
            System.out.println(what + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }

    /** The server, and how long it waits. */
    static final class Patient {

        private Patient() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            try (MinioTestServer server = MinioTestServer.builder()
                .credentials("minioadmin", "minioadmin")
                .buckets("photos")
                .idleTimeout(Duration.parse(arguments[0]))
                .start()) {
                System.out.println(server.port());
                Thread.currentThread().join();
            }
        }

    }

}
