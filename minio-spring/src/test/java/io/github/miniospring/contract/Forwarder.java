package io.github.miniospring.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.miniospring.Endpoint;

/**
 * A second address of a server, which passes every byte on as it is: {@code Host} stays
 * what the caller wrote, as behind a well-configured proxy.
 */
public final class Forwarder implements AutoCloseable {

    private final Endpoint target;

    private final ServerSocket listener;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public Forwarder(Endpoint target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return this.listener.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = this.listener.accept();
            Socket server = new Socket(this.target.host(), this.target.port());
            this.sockets.addAll(List.of(caller, server));
            start(() -> pass(caller, server));
            start(() -> pass(server, caller));
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static void start(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            }
            catch (IOException ex) {
                // One side has closed: so does the other.
            }
        }, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        this.listener.close();
        for (Socket socket : this.sockets) {
            socket.close();
        }
    }

    @FunctionalInterface
    private interface Passing {

        void run() throws IOException;

    }

}
