package io.github.miniospring.test.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatNoException;

/** Connections that are closed while others come and go. */
@Timeout(60)
class DisconnectTests {

    private static final int CLIENTS = 4;

    private static final int ROUNDS = 1000;

    @AutoClose
    private final MinioTestServer server = MinioTestServer.start();

    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void closesConnectionsWhileOthersComeAndGo() throws Exception {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(this::comeAndGo, "client");
            clients.add(client);
            client.start();
        }
        try {
            assertThatNoException().isThrownBy(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    this.server.disconnectAll();
                }
            });
        }
        finally {
            this.ended.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    private void comeAndGo() {
        while (!this.ended.get()) {
            try (Socket one = connect()) {
                one.getInputStream().read();
            }
            catch (IOException ex) {
                // It was closed.
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByName("localhost"), this.server.port());
        // Whoever comes when the last closing is over has nobody to wait for.
        socket.setSoTimeout(100);
        return socket;
    }

}
