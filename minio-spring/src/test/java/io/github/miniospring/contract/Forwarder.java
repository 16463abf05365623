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

    private volatile boolean stalled;

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
            this.sockets.add(caller);
            start(() -> connect(caller));
        }
    }

    private void connect(Socket caller) throws IOException {
        try {
            Socket server = new Socket(this.target.host(), this.target.port());
            this.sockets.add(server);
            start(() -> pass(caller, server));
            start(() -> pass(server, caller));
        }
        catch (IOException ex) {
            // Nobody is there: so is nobody here.
            caller.close();
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                await();
                out.write(buffer, 0, read);
            }
        }
        finally {
            this.sockets.remove(from);
        }
    }

    private synchronized void await() throws IOException {
        while (this.stalled) {
            try {
                wait();
            }
            catch (InterruptedException ex) {
                throw new IOException(ex);
            }
        }
    }

    /** Keeps what comes, in both directions, until it is called again. */
    public synchronized void stall(boolean stalled) {
        this.stalled = stalled;
        notifyAll();
    }

    /** Breaks off all connections; new ones are taken. */
    public void cut() throws IOException {
        for (Socket socket : this.sockets) {
            socket.close();
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
        stall(false);
        cut();
    }

    @FunctionalInterface
    private interface Passing {

        void run() throws IOException;

    }

}
