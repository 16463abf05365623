package io.github.miniospring.sample;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** The server breaks its answers off: so must the inbox. */
@InboxTest
class BrokenTransferTests {

    private static final int SIZE = 500_000;

    private static TcpProxy proxy;

    private InboxClient inbox;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry registry) throws IOException {
        proxy = new TcpProxy(MinioContractExtension.server().endpoint());
        registry.add("test.endpoint", proxy::endpoint);
    }

    @BeforeEach
    void store(@LocalServerPort int port) throws Exception {
        this.inbox = new InboxClient(port);
        this.inbox.put("/objects/large", "x".repeat(SIZE));
    }

    @AfterEach
    void heal() {
        proxy.cutAnswersAfter(Long.MAX_VALUE);
    }

    @Test
    void breaksAnswerOffWhereTheServerDoes() throws Exception {
        proxy.cutAnswersAfter(SIZE / 2);

        assertThatIOException().isThrownBy(() -> this.inbox.get("/objects/large"));
    }

    @Test
    void addsNothingToHalfAnAnswer() throws Exception {
        proxy.cutAnswersAfter(SIZE / 2);

        String answer = rawAnswer("/objects/large");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-Length: " + SIZE).matches("(?s).*\r\n\r\nx+");
        assertThat(answer.length()).isLessThan(SIZE);
    }

    @Test
    void tellsOfFailureBeforeTheAnswerHasBegun() throws Exception {
        proxy.cutAnswersAfter(0);

        ObjectControllerTests.assertProblem(this.inbox.get("/objects/large"), 503, "cannot be reached");
    }

    @Test
    void readsWholeObjectAgainAfterwards() throws Exception {
        proxy.cutAnswersAfter(SIZE / 2);
        rawAnswer("/objects/large");
        heal();

        assertThat(this.inbox.get("/objects/large").body()).hasSize(SIZE);
    }

    private String rawAnswer(String path) throws IOException {
        try (Socket socket = this.inbox.open()) {
            InboxClient.write(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            try {
                int count = socket.getInputStream().read(buffer);
                while (count > 0) {
                    answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    count = socket.getInputStream().read(buffer);
                }
            }
            catch (SocketException reset) {
                // As good an end as any other that is no proper one.
            }
            return answer.toString();
        }
    }

}
