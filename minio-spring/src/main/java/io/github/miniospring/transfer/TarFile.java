package io.github.miniospring.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.ClassUtils;

/**
 * A tar archive being written to a file of ours. The only class that knows the library
 * which writes it, because that is optional.
 */
final class TarFile {

    private final Path file;

    private final TarArchiveOutputStream tar;

    private boolean closed;

    private TarFile(Path file, TarArchiveOutputStream tar) {
        this.file = file;
        this.tar = tar;
    }

    /** Refuses what cannot work without a library that is not there. */
    static void requireLibraries(SnowballCompression compression, @Nullable ClassLoader classes) {
        require("org.apache.commons.compress.archivers.tar.TarArchiveOutputStream",
                "org.apache.commons:commons-compress", classes);
        if (compression == SnowballCompression.ZSTD) {
            require("com.github.luben.zstd.ZstdOutputStream", "com.github.luben:zstd-jni", classes);
        }
    }

    private static void require(String name, String artifact, @Nullable ClassLoader classes) {
        if (!ClassUtils.isPresent(name, classes)) {
            throw new IllegalStateException("uploadSnowballObjects needs " + artifact
                    + " for this, which is not on the class path; add it to your build");
        }
    }

    static TarFile create(Path file, SnowballCompression compression) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024);
        try {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(packed(out, compression),
                    StandardCharsets.UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            return new TarFile(file, tar);
        }
        catch (IOException | RuntimeException | Error ex) {
            out.close();
            throw ex;
        }
    }

    private static OutputStream packed(OutputStream out, SnowballCompression compression) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, 64 * 1024);
            case SNAPPY -> new FramedSnappyCompressorOutputStream(out);
            case ZSTD -> new ZstdCompressorOutputStream(out);
        };
    }

    Path file() {
        return this.file;
    }

    /**
     * Begins an entry.
     * @param records what PAX says about it besides
     */
    synchronized void begin(String name, long size, Instant modified, Map<String, String> records) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(size);
        entry.setLastModifiedTime(FileTime.from(modified));
        records.forEach(entry::addPaxHeader);
        this.tar.putArchiveEntry(entry);
    }

    /** Takes a buffer of the entry and releases it. */
    void write(DataBuffer buffer) {
        try {
            writeUnlessClosed(buffer);
        }
        catch (IOException ex) {
            throw new UncheckedIOException("Cannot write '" + this.file + "': " + ex.getMessage(), ex);
        }
        finally {
            DataBufferUtils.release(buffer);
        }
    }

    // A call that was given up closes it while a last buffer may be on its way.
    private synchronized void writeUnlessClosed(DataBuffer buffer) throws IOException {
        if (this.closed) {
            return;
        }
        byte[] bytes = new byte[Math.min(buffer.readableByteCount(), 64 * 1024)];
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                ByteBuffer part = parts.next();
                while (part.hasRemaining()) {
                    int count = Math.min(part.remaining(), bytes.length);
                    part.get(bytes, 0, count);
                    this.tar.write(bytes, 0, count);
                }
            }
        }
    }

    /** Ends an entry; an error if it is shorter than it was begun with. */
    synchronized void end() throws IOException {
        this.tar.closeArchiveEntry();
    }

    /** Ends the archive. */
    synchronized void finish() throws IOException {
        this.closed = true;
        this.tar.close();
    }

    /** Removes the file, whatever has been written. */
    synchronized void delete() throws IOException {
        try {
            if (!this.closed) {
                this.closed = true;
                abandon();
            }
        }
        finally {
            Files.deleteIfExists(this.file);
        }
    }

    private void abandon() {
        try {
            this.tar.close();
        }
        catch (IOException ex) {
            // An entry has not come to its end, and never will.
        }
    }

}
