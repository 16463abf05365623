package io.github.miniospring.notification;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Splits a stream into its lines. Blanks before a line keep a connection alive and are
 * never gathered; of a line that is too long no more is kept than is allowed.
 */
final class LineSplitter {

    /** A record has about 2 KiB; nothing honest is nearly as long as this. */
    static final int MAX_LINE = 1024 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);

    private boolean tooLong;

    /** Takes a buffer, and releases it. */
    List<Line> split(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                take(bytes, from, i);
                from = i + 1;
                end(lines);
            }
            else if (from == i && this.line.size() == 0 && isBlank(bytes[i])) {
                from = i + 1;
            }
        }
        take(bytes, from, bytes.length);
        return lines;
    }

    private void take(byte[] bytes, int from, int to) {
        int room = MAX_LINE - this.line.size();
        this.tooLong |= to - from > room;
        this.line.write(bytes, from, Math.min(to - from, room));
    }

    private void end(List<Line> lines) {
        if (this.line.size() > 0) {
            lines.add(new Line(this.line.toByteArray(), this.tooLong));
        }
        this.line.reset();
        this.tooLong = false;
    }

    /** The first byte of the line that has begun; -1 if none has. */
    int begun() {
        return (this.line.size() > 0) ? this.line.toByteArray()[0] : -1;
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\r' || each == '\t';
    }

    /**
     * A line without its end.
     *
     * @param bytes what it has
     * @param tooLong whether there was more
     */
    record Line(byte[] bytes, boolean tooLong) {
    }

}
