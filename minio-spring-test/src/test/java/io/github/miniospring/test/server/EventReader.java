package io.github.miniospring.test.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Reads a stream of events byte by byte on a thread of its own. */
final class EventReader implements AutoCloseable {

    private static final String END = "(end)";

    private final InputStream stream;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private EventReader(InputStream stream) {
        this.stream = stream;
    }

    /** Listens, and returns when the server knows of it. */
    static EventReader of(MinioTestServer server, TestClient client, String target) {
        int before = server.listeners();
        EventReader reader = new EventReader(client.open(target));
        Thread thread = new Thread(reader::read, "events");
        thread.setDaemon(true);
        thread.start();
        await(() -> server.listeners() > before);
        return reader;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It has not come to that within 10 s");
            }
            Thread.onSpinWait();
        }
    }

    private void read() {
        StringBuilder line = new StringBuilder();
        try {
            for (int b = this.stream.read(); b >= 0; b = this.stream.read()) {
                if (b == '\n') {
                    this.lines
                        .add(new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                    line.setLength(0);
                }
                else {
                    line.append((char) b);
                }
            }
        }
        catch (IOException ex) {
            // It ends one way or the other.
        }
        this.lines.add(line + END);
    }

    /** The next line as it came. */
    String line() {
        try {
            String line = this.lines.poll(10, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("No line has come");
            }
            return line;
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Name and key of the next event; pings are passed over. */
    String event() {
        String line = line();
        while (line.trim().equals("{\"Records\":null}")) {
            line = line();
        }
        return field(line, "eventName") + " " + field(line, "key");
    }

    /** What the line holds under a name; empty if nothing. */
    static String field(String line, String name) {
        int start = line.indexOf("\"" + name + "\":\"");
        return (start < 0) ? ""
                : line.substring(start + name.length() + 4, line.indexOf('"', start + name.length() + 4));
    }

    /** Whether no whole line is waiting to be read. */
    boolean isEmpty() {
        return this.lines.isEmpty();
    }

    /** Waits for the end; returns what came of a line after the last whole one. */
    String end() {
        String line = line();
        while (!line.endsWith(END)) {
            line = line();
        }
        return line.substring(0, line.length() - END.length());
    }

    @Override
    public void close() {
        try {
            this.stream.close();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
