package io.github.miniospring.select;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Cuts the frames out of an event stream, wherever its buffers are cut. A frame is handed
 * on when it is there as a whole and both its checksums are right. For one stream.
 *
 * <p>
 * A frame is: its length, the length of its headers, the CRC32 of these two, the headers,
 * the payload, the CRC32 of all before; integers have 4 bytes, the highest first.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html">S3:
 * response of SelectObjectContent</a>
 */
final class EventStreamDecoder {

    private static final int PRELUDE = 12;

    private static final int CHECKSUM = 4;

    /** What the format allows; servers of today stay below 128 KiB. */
    private static final int MAX_FRAME = 16 * 1024 * 1024 + 128 * 1024;

    private static final int STRING = 7;

    private final byte[] prelude = new byte[PRELUDE];

    private byte @Nullable [] frame;

    private int filled;

    /** Takes a buffer, releases it, and answers the frames that it completes. */
    List<EventFrame> decode(DataBuffer buffer) {
        try {
            List<EventFrame> frames = new ArrayList<>(2);
            while (buffer.readableByteCount() > 0) {
                EventFrame frame = take(buffer);
                if (frame != null) {
                    frames.add(frame);
                }
            }
            return frames;
        }
        finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** Whether the stream ends where it is: between two frames. */
    boolean isComplete() {
        return this.frame == null && this.filled == 0;
    }

    private @Nullable EventFrame take(DataBuffer buffer) {
        byte[] target = (this.frame != null) ? this.frame : this.prelude;
        int count = Math.min(buffer.readableByteCount(), target.length - this.filled);
        buffer.read(target, this.filled, count);
        this.filled += count;
        if (this.filled < target.length) {
            return null;
        }
        if (this.frame == null) {
            this.frame = begin();
            return null;
        }
        this.frame = null;
        this.filled = 0;
        return frame(target);
    }

    // The length is trusted only once its checksum is right.
    private byte[] begin() {
        ByteBuffer prelude = ByteBuffer.wrap(this.prelude);
        int length = prelude.getInt();
        int headers = prelude.getInt();
        requireChecksum(this.prelude, PRELUDE - CHECKSUM, prelude.getInt(), "beginning");
        if (headers < 0 || length > MAX_FRAME || length < PRELUDE + CHECKSUM || headers > length - PRELUDE - CHECKSUM) {
            throw new EventStreamException("a frame of " + length + " bytes with headers of " + headers);
        }
        byte[] frame = new byte[length];
        System.arraycopy(this.prelude, 0, frame, 0, PRELUDE);
        return frame;
    }

    private static EventFrame frame(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int end = bytes.length - CHECKSUM;
        requireChecksum(bytes, end, frame.getInt(end), "rest");
        int payload = PRELUDE + frame.getInt(4);
        byte[] content = new byte[end - payload];
        System.arraycopy(bytes, payload, content, 0, content.length);
        return new EventFrame(headers(frame.position(PRELUDE).limit(payload)), content);
    }

    private static void requireChecksum(byte[] bytes, int length, int expected, String what) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        if ((int) crc.getValue() != expected) {
            throw new EventStreamException("the checksum of a frame's " + what + " is wrong");
        }
    }

    private static Map<String, String> headers(ByteBuffer bytes) {
        Map<String, String> headers = new HashMap<>();
        try {
            while (bytes.hasRemaining()) {
                String name = text(bytes, bytes.get() & 0xFF);
                int type = bytes.get();
                if (type != STRING) {
                    throw new EventStreamException("header '" + name + "' is of type " + type + " and no text");
                }
                headers.put(name, text(bytes, bytes.getShort() & 0xFFFF));
            }
        }
        catch (BufferUnderflowException ex) {
            throw new EventStreamException("the headers of a frame break off");
        }
        return headers;
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

}
