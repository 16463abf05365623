package io.github.miniospring.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import io.github.miniospring.Endpoint;
import org.jspecify.annotations.Nullable;

/** A way to a server on which one thing goes wrong, once, at a chosen byte. */
final class FaultyLink implements AutoCloseable {

    /** What goes wrong. */
    enum Kind {

        RESET, CUT, FLIP

    }

    /**
     * A fault.
     *
     * @param request whether it meets what goes to the server
     * @param offset after so many bytes in that direction
     * @param bit which one of the next byte is flipped
     */
    record Fault(Kind kind, boolean request, long offset, int bit) {

        Fault(Kind kind, boolean request, long offset) {
            this(kind, request, offset, (int) (offset % 8));
        }

    }

    private final Endpoint target;

    private final ServerSocket listener;

    private @Nullable Fault fault;

    private long passed;

    FaultyLink(Endpoint target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        start(this::accept);
    }

    Endpoint endpoint() {
        return Endpoint.parse("http://127.0.0.1:" + this.listener.getLocalPort(), null);
    }

    synchronized void expect(Fault fault) {
        this.fault = fault;
        this.passed = 0;
    }

    /** From now on all goes well; whether something has gone wrong. */
    synchronized boolean mend() {
        boolean happened = this.fault == null;
        this.fault = null;
        return happened;
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = this.listener.accept();
            Socket server = new Socket(this.target.host(), this.target.port());
            caller.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> pass(caller, server, true));
            start(() -> pass(server, caller, false));
        }
    }

    private void pass(Socket from, Socket to, boolean request) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                int at = place(request, count);
                if (at >= 0 && strike(at, buffer, from, to)) {
                    return;
                }
                out.write(buffer, 0, count);
                count = in.read(buffer);
            }
        }
    }

    /** Where in the next bytes it happens; -1 for not there. */
    private synchronized int place(boolean request, int count) {
        Fault fault = this.fault;
        if (fault == null || fault.request() != request) {
            return -1;
        }
        long at = fault.offset() - this.passed;
        this.passed += count;
        return (at < count) ? (int) at : -1;
    }

    /** Whether it ends the connection. */
    private synchronized boolean strike(int at, byte[] buffer, Socket from, Socket to) throws IOException {
        Fault fault = this.fault;
        this.fault = null;
        if (fault == null) {
            return false;
        }
        if (fault.kind() == Kind.FLIP) {
            buffer[at] ^= (byte) (1 << fault.bit());
            return false;
        }
        to.getOutputStream().write(buffer, 0, at);
        if (fault.kind() == Kind.RESET) {
            from.setSoLinger(true, 0);
            to.setSoLinger(true, 0);
        }
        return true;
    }

    private static void start(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            }
            catch (IOException ex) {
                // One side has gone: so does the other.
            }
        }, "faulty-link");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        this.listener.close();
    }

    @FunctionalInterface
    private interface Passing {

        void run() throws IOException;

    }

}
