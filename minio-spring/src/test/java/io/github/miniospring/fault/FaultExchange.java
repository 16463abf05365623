package io.github.miniospring.fault;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/** One request to a {@link FaultServer}, and the means to answer it. */
final class FaultExchange {

    private final Socket connection;

    private final CountDownLatch ending;

    private final String method;

    private final String target;

    private final Map<String, String> headers;

    private volatile long bodyRead;

    private byte[] body = new byte[0];

    private FaultExchange(Socket connection, CountDownLatch ending, String head) {
        this.connection = connection;
        this.ending = ending;
        String[] lines = head.split("\r\n");
        String[] words = lines[0].split(" ");
        this.method = words[0];
        this.target = words[1];
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            this.headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).trim());
        }
    }

    /** Reads a request's head; null when the client has closed the connection. */
    static @Nullable FaultExchange read(Socket connection, CountDownLatch ending) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = connection.getInputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            matched = (next == "\r\n\r\n".charAt(matched)) ? matched + 1 : (next == '\r') ? 1 : 0;
        }
        return new FaultExchange(connection, ending, head.toString(StandardCharsets.ISO_8859_1).trim());
    }

    String method() {
        return this.method;
    }

    /** Path and query as they came. */
    String target() {
        return this.target;
    }

    @Nullable String header(String name) {
        return this.headers.get(name);
    }

    Map<String, String> headers() {
        return this.headers;
    }

    /** What {@link #readBody()} has read. */
    byte[] body() {
        return this.body;
    }

    /** How many bytes of the body were taken so far. */
    long bodyRead() {
        return this.bodyRead;
    }

    private long contentLength() {
        return Long.parseLong(this.headers.getOrDefault("Content-Length", "0"));
    }

    FaultExchange readBody() throws IOException {
        this.body = readBody(contentLength());
        return this;
    }

    /** Reads the next bytes of the body; fails when the client stops before. */
    byte[] readBody(long count) throws IOException {
        byte[] bytes = this.connection.getInputStream().readNBytes((int) count);
        this.bodyRead += bytes.length;
        if (bytes.length < count) {
            throw new EOFException("The client has stopped after " + bytes.length + " bytes");
        }
        return bytes;
    }

    /** Reads all that still comes and forgets it; answers how much it was. */
    long drain() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count = this.connection.getInputStream().read(buffer);
        while (count >= 0) {
            this.bodyRead += count;
            count = this.connection.getInputStream().read(buffer);
        }
        return this.bodyRead;
    }

    /** Answers in full. Lines of {@code head} end in a line feed. */
    void answer(int status, String head, String content) throws IOException {
        answer(status, head, content.getBytes(StandardCharsets.UTF_8));
    }

    void answer(int status, String head, byte[] content) throws IOException {
        // Behind an answer that has no content, any would be taken for the next one's.
        boolean none = (status == 204 || status == 304);
        begin(status, none ? head : head + "Content-Length: " + content.length + "\n");
        if (!none && !this.method.equals("HEAD")) {
            send(content);
        }
    }

    /** Sends the head of an answer. */
    void begin(int status, String head) throws IOException {
        String text = "HTTP/1.1 " + status + " Status\nServer: MinIO\nX-Amz-Request-Id: R" + status + "\n" + head
                + "\n";
        send(text.replace("\n", "\r\n"));
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        this.connection.getOutputStream().write(bytes);
    }

    void close() throws IOException {
        this.connection.close();
    }

    /** Ends the connection as a crash does: what was sent may be lost. */
    void reset() throws IOException {
        this.connection.setSoLinger(true, 0);
        this.connection.close();
    }

    /** Says nothing more until the test is over. */
    void hang() throws InterruptedException {
        this.ending.await();
    }

}
