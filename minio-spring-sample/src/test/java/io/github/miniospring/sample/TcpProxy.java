package io.github.miniospring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server and passes bytes on, or does not. */
final class TcpProxy {

    private final URI target;

    private final ServerSocket listener;

    private volatile boolean up = true;

    private final AtomicLong answerBytes = new AtomicLong(Long.MAX_VALUE);

    TcpProxy(String target) throws IOException {
        this.target = URI.create(target);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String endpoint() {
        return "http://localhost:" + this.listener.getLocalPort();
    }

    /** Whether new connections are served. */
    void up(boolean up) {
        this.up = up;
    }

    /** Breaks connections off after so many bytes of answers from now on. */
    void cutAnswersAfter(long bytes) {
        this.answerBytes.set(bytes);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = this.listener.accept();
            if (!this.up) {
                client.close();
                continue;
            }
            Socket server = new Socket(this.target.getHost(), this.target.getPort());
            start(() -> pass(client, server, new AtomicLong(Long.MAX_VALUE)));
            start(() -> pass(server, client, this.answerBytes));
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong budget) throws IOException {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            int count = in.read(buffer);
            while (count > 0) {
                long left = budget.getAndAdd(-count);
                out.write(buffer, 0, (int) Math.max(0, Math.min(count, left)));
                count = (left > count) ? in.read(buffer) : -1;
            }
        }
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            }
            catch (IOException ex) {
                // A side has gone: so does the connection.
            }
        }, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {

        void run() throws IOException;

    }

}
