package io.github.miniospring.test.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes: few of them in memory, many in temporary files, which go when nothing
 * refers to them any more, at the latest with the server.
 */
public final class Blobs implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private static final long MOST_IN_MEMORY = 1024 * 1024;

    private final int threshold;

    private final AtomicLong number = new AtomicLong();

    /** For who ends the JVM without closing the server. */
    private final Thread cleanUp = new Thread(this::close, "minio-test-server-clean-up");

    private @Nullable Path directory;

    private boolean closed;

    public Blobs() {
        // A small heap is to hold many objects all the same.
        this.threshold = (int) Math.min(MOST_IN_MEMORY, Runtime.getRuntime().maxMemory() / 512);
    }

    public Writer writer() {
        return new Writer();
    }

    private synchronized Path newFile() throws IOException {
        if (this.closed) {
            throw new IOException("The server has been closed");
        }
        if (this.directory == null) {
            this.directory = Files.createTempDirectory("minio-test-server-");
            Runtime.getRuntime().addShutdownHook(this.cleanUp);
        }
        return this.directory.resolve(Long.toString(this.number.incrementAndGet()));
    }

    @Override
    public synchronized void close() {
        this.closed = true;
        Path directory = this.directory;
        this.directory = null;
        if (directory != null) {
            forgetCleanUp();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(Blobs::delete);
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }

    private void forgetCleanUp() {
        try {
            Runtime.getRuntime().removeShutdownHook(this.cleanUp);
        }
        catch (IllegalStateException ex) {
            // The JVM is ending already.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        }
        catch (IOException ex) {
            // On Windows a file still being read stays; it is a temporary one.
        }
    }

    /** Takes bytes of unknown number. */
    public final class Writer {

        private byte[] memory = new byte[0];

        private int inMemory;

        private @Nullable Path file;

        private @Nullable FileChannel channel;

        private long length;

        private Writer() {
        }

        /** Takes what remains in the buffer, and leaves the buffer as it is. */
        public void write(ByteBuffer data) {
            ByteBuffer source = data.duplicate();
            this.length += source.remaining();
            try {
                if (this.channel == null && this.length > Blobs.this.threshold) {
                    toFile();
                }
                if (this.channel != null) {
                    writeFully(this.channel, source);
                }
                else {
                    toMemory(source);
                }
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

        private void toMemory(ByteBuffer source) {
            int count = source.remaining();
            if (this.memory.length < this.inMemory + count) {
                this.memory = Arrays.copyOf(this.memory, Math.max(this.inMemory + count, this.inMemory * 2));
            }
            source.get(this.memory, this.inMemory, count);
            this.inMemory += count;
        }

        private void toFile() throws IOException {
            this.file = newFile();
            this.channel = FileChannel.open(this.file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            writeFully(this.channel, ByteBuffer.wrap(this.memory, 0, this.inMemory));
            this.memory = new byte[0];
        }

        private static void writeFully(FileChannel channel, ByteBuffer source) throws IOException {
            while (source.hasRemaining()) {
                channel.write(source);
            }
        }

        public long length() {
            return this.length;
        }

        /** What was taken. */
        public Content finish() {
            if (this.channel == null || this.file == null) {
                byte[] exact = (this.memory.length == this.inMemory) ? this.memory
                        : Arrays.copyOf(this.memory, this.inMemory);
                return Content.of(exact);
            }
            Blob blob = new Blob.OfFile(this.file, this.length);
            Path obsolete = this.file;
            CLEANER.register(blob, () -> delete(obsolete));
            closeChannel();
            return Content.of(blob);
        }

        /** Forgets what was taken. */
        public void discard() {
            closeChannel();
            if (this.file != null) {
                delete(this.file);
            }
            this.memory = new byte[0];
        }

        private void closeChannel() {
            FileChannel channel = this.channel;
            this.channel = null;
            if (channel != null) {
                try {
                    channel.close();
                }
                catch (IOException ex) {
                    throw new UncheckedIOException(ex);
                }
            }
        }

    }

}
