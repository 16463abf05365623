package io.github.miniospring.test.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that never change. */
abstract class Blob {

    abstract long length();

    abstract Access open() throws IOException;

    /** Bytes in memory. */
    static Blob of(byte[] bytes, int length) {
        return new Blob() {

            @Override
            long length() {
                return length;
            }

            @Override
            Access open() {
                return (position, target) -> {
                    int count = (int) Math.min(target.remaining(), length - position);
                    target.put(bytes, (int) position, count);
                    return count;
                };
            }

        };
    }

    /** Reads at any place. */
    interface Access extends Closeable {

        /** Reads at least one byte; the position must be before the end. */
        int read(long position, ByteBuffer target) throws IOException;

        @Override
        default void close() throws IOException {
        }

    }

    /** Bytes in a file that nothing else knows. */
    static final class OfFile extends Blob {

        private final Path file;

        private final long length;

        OfFile(Path file, long length) {
            this.file = file;
            this.length = length;
        }

        @Override
        long length() {
            return this.length;
        }

        @Override
        Access open() throws IOException {
            FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ);
            // The file lives as long as this object: the reader holds on to it.
            OfFile blob = this;
            return new Access() {

                @Override
                public int read(long position, ByteBuffer target) throws IOException {
                    int limit = target.limit();
                    target.limit((int) Math.min(limit, target.position() + blob.length - position));
                    try {
                        return channel.read(target, position);
                    }
                    finally {
                        target.limit(limit);
                    }
                }

                @Override
                public void close() throws IOException {
                    channel.close();
                }

            };
        }

    }

}
