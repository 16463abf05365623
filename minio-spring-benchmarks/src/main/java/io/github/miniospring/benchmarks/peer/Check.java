package io.github.miniospring.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.benchmarks.Bytes;
import org.jspecify.annotations.Nullable;

/** Whether the work was done: what was not, counts for nothing, however quick it was. */
final class Check {

    private Check() {
    }

    static void that(boolean fact, String what) {
        if (!fact) {
            throw new IllegalStateException("Not what was expected: " + what);
        }
    }

    static void count(long count, long expected) {
        // No text is made where all is well: it would count as the client's.
        if (count != expected) {
            that(false, count + " where " + expected + " were expected");
        }
    }

    static void stored(@Nullable String etag) {
        if (etag == null || etag.length() < 32) {
            that(false, "ETag " + etag);
        }
    }

    static void content(byte[] bytes, long size) {
        count(bytes.length, size);
        that(bytes[0] == Bytes.at(0) && bytes[bytes.length - 1] == Bytes.at(size - 1), "the content");
    }

    static void file(Path file, long size) throws IOException {
        count(Files.size(file), size);
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, size - 1);
            that(last.get(0) == Bytes.at(size - 1), "the content of the file");
        }
        Files.delete(file);
    }

    static void stream(InputStream stream, long size) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long seen = 0;
        byte last = 0;
        int count = stream.read(buffer);
        while (count >= 0) {
            seen += count;
            last = (count > 0) ? buffer[count - 1] : last;
            count = stream.read(buffer);
        }
        count(seen, size);
        that(last == Bytes.at(size - 1), "the content of the stream");
    }

}
