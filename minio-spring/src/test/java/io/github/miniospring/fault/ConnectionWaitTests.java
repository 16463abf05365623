package io.github.miniospring.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nobody waits for ever for a connection: not for one of the pool, not for a new one. */
@Timeout(30)
@ExtendWith(NothingDropped.class)
class ConnectionWaitTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    @Test
    void saysThatNoConnectionBecameFree() {
        CountDownLatch arrived = new CountDownLatch(1);
        this.server.plays(exchange -> {
            arrived.countDown();
            exchange.hang();
        });
        MinioTemplate template = this.server.template(builder -> builder.retry(RetrySettings.NONE)
            .http(FaultServer.quick().maxConnections(1).pendingAcquireTimeout(Duration.ofMillis(300)).build()));
        template.reactive().statObject("photos", "first.png").subscribe(stat -> {
        }, failure -> {
        });
        assertThat(arrived).satisfies(latch -> assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue());

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> template.statObject("photos", "second.png"))
            .withMessage("HeadObject photos/second.png: cannot reach " + this.server.endpoint()
                    + ": no connection became free within 300 ms, all 1 are in use");
    }

    @Test
    void doesNotWaitForEverForAConnection() throws IOException {
        try (FullServer full = new FullServer();
                MinioClient client = MinioClient.builder(full.endpoint())
                    .retry(RetrySettings.NONE)
                    .http(FaultServer.quick().connectTimeout(Duration.ofMillis(300)).build())
                    .build()) {
            assertThatExceptionOfType(MinioRequestException.class)
                .isThrownBy(() -> new MinioTemplate(client).statObject("photos", "cat.png"))
                .withMessageStartingWith("HeadObject photos/cat.png: cannot reach " + full.endpoint() + ": ")
                .withMessageContaining("timed out after 300 ms");
        }
    }

    /** Accepts nobody; as its queue is full, connections to it are not answered. */
    private static final class FullServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        private final List<Socket> queue = new ArrayList<>();

        FullServer() throws IOException {
            try {
                while (true) {
                    Socket waiting = new Socket();
                    this.queue.add(waiting);
                    waiting.connect(this.socket.getLocalSocketAddress(), 200);
                }
            }
            catch (SocketTimeoutException ex) {
                // Full.
            }
        }

        Endpoint endpoint() {
            return Endpoint.parse("http://127.0.0.1:" + this.socket.getLocalPort(), null);
        }

        @Override
        public void close() throws IOException {
            for (Socket waiting : this.queue) {
                waiting.close();
            }
            this.socket.close();
        }

    }

}
