package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Which ranges of an object a part file has, written behind its bytes, so that it
 * survives the process: one byte for each range, then what object it is. Whoever has the
 * ledger has the file's lock.
 */
final class PartLedger {

    private static final byte[] MAGIC = "MinPart1".getBytes(StandardCharsets.US_ASCII);

    private static final int DIGEST = 32;

    /** Two digests, size of object and range, and the mark. */
    private static final int TAIL = 2 * DIGEST + 2 * Long.BYTES + MAGIC.length;

    private static final int ATTEMPTS = 10;

    private static final byte THERE = 1;

    private final FileChannel channel;

    private final Identity identity;

    private final long rangeSize;

    private final byte[] ranges;

    private PartLedger(FileChannel channel, Identity identity, long rangeSize, byte[] ranges) {
        this.channel = channel;
        this.identity = identity;
        this.rangeSize = rangeSize;
        this.ranges = ranges;
    }

    /**
     * What a part file is of.
     *
     * @param object digest of what does not change: bucket, key, target
     * @param state digest of what tells one state of the object from another
     * @param size bytes of the object
     */
    record Identity(byte[] object, byte[] state, long size) {

        static Identity of(String object, String state, long size) {
            return new Identity(digest(object), digest(object + '\n' + state), size);
        }

        private static byte[] digest(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            }
            catch (NoSuchAlgorithmException ex) {
                throw new IllegalStateException("This JVM has no SHA-256", ex);
            }
        }

    }

    /** How a part file is opened. */
    @FunctionalInterface
    interface Opening {

        /**
         * Opens it.
         * @param foreign whether it may be somebody else's file
         */
        PartLedger open(Path part, boolean foreign) throws IOException;

    }

    /**
     * Opens a part file, and makes it where there is none.
     * @param rangeSize of a new one; one that is there keeps its own
     * @param foreign whether it may be somebody else's file, which is left alone
     */
    static PartLedger open(Path part, Identity identity, long rangeSize, boolean foreign) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileChannel channel = openLocked(part);
            if (channel == null) {
                continue;
            }
            try {
                PartLedger found = read(channel, identity);
                if (found != null) {
                    return found;
                }
                if (foreign && channel.size() > 0 && !isOf(channel, identity.object())) {
                    throw new FileAlreadyExistsException(part.toString(), null,
                            "it is no part of this download; remove it or name another file");
                }
                return create(channel, identity, rangeSize);
            }
            catch (IOException | RuntimeException ex) {
                channel.close();
                throw ex;
            }
        }
        throw inUse(part);
    }

    // Between two looks at the path it may have become somebody's target.
    private static @Nullable FileChannel openLocked(Path part) throws IOException {
        Object before = keyOf(part);
        FileChannel channel;
        try {
            channel = PartFile.open(part, (before == null) ? StandardOpenOption.CREATE_NEW : StandardOpenOption.READ,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        catch (NoSuchFileException | FileAlreadyExistsException ex) {
            Path directory = part.toAbsolutePath().getParent();
            if (Files.isDirectory(part) || directory == null || !Files.isDirectory(directory)) {
                throw ex;
            }
            return null;
        }
        if (!lock(channel)) {
            channel.close();
            throw inUse(part);
        }
        Object now = keyOf(part);
        if (now == null || (before != null && !before.equals(now))) {
            channel.close();
            return null;
        }
        return channel;
    }

    /** Something that tells one file from another; null where there is none. */
    private static @Nullable Object keyOf(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return (attributes.fileKey() != null) ? attributes.fileKey() : "there";
        }
        catch (NoSuchFileException ex) {
            return null;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        }
        catch (OverlappingFileLockException ex) {
            return false;
        }
    }

    private static IOException inUse(Path part) {
        return new IOException("'" + part + "' is in use: another download is writing it");
    }

    private static PartLedger create(FileChannel channel, Identity identity, long rangeSize) throws IOException {
        byte[] ranges = new byte[Math.toIntExact(count(identity.size(), rangeSize))];
        ByteBuffer tail = ByteBuffer.allocate(TAIL)
            .put(identity.object())
            .put(identity.state())
            .putLong(identity.size())
            .putLong(rangeSize)
            .put(MAGIC)
            .flip();
        channel.truncate(0);
        // The mark comes last: a file without it is begun anew.
        writeFully(channel, ByteBuffer.wrap(ranges), identity.size());
        writeFully(channel, tail, identity.size() + ranges.length);
        return new PartLedger(channel, identity, rangeSize, ranges);
    }

    /** Takes up the ledger of an earlier run; null where there is none of this state. */
    private static @Nullable PartLedger read(FileChannel channel, Identity identity) throws IOException {
        ByteBuffer tail = tail(channel);
        if (tail == null) {
            return null;
        }
        byte[] object = digest(tail);
        byte[] state = digest(tail);
        long size = tail.getLong();
        long rangeSize = tail.getLong();
        if (!Arrays.equals(object, identity.object()) || !Arrays.equals(state, identity.state())
                || size != identity.size() || rangeSize <= 0
                || channel.size() != size + count(size, rangeSize) + TAIL) {
            return null;
        }
        byte[] ranges = new byte[Math.toIntExact(count(size, rangeSize))];
        readFully(channel, ByteBuffer.wrap(ranges), size);
        return new PartLedger(channel, identity, rangeSize, ranges);
    }

    private static byte[] digest(ByteBuffer tail) {
        byte[] digest = new byte[DIGEST];
        tail.get(digest);
        return digest;
    }

    private static @Nullable ByteBuffer tail(FileChannel channel) throws IOException {
        if (channel.size() < TAIL) {
            return null;
        }
        ByteBuffer tail = ByteBuffer.allocate(TAIL);
        readFully(channel, tail, channel.size() - TAIL);
        byte[] magic = Arrays.copyOfRange(tail.array(), TAIL - MAGIC.length, TAIL);
        return Arrays.equals(magic, MAGIC) ? tail.flip() : null;
    }

    private static boolean isOf(FileChannel channel, byte[] object) throws IOException {
        ByteBuffer tail = tail(channel);
        return tail != null && Arrays.equals(digest(tail), object);
    }

    /** Removes a part file of another state of the object, unless somebody writes it. */
    static void removeStale(Path part, Identity identity) throws IOException {
        try (FileChannel channel = PartFile.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (lock(channel) && isOf(channel, identity.object())) {
                Files.deleteIfExists(part);
            }
        }
        catch (NoSuchFileException ex) {
            // Somebody else was faster.
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                throw new IOException("The part file has become shorter");
            }
            at += count;
        }
    }

    static long count(long size, long rangeSize) {
        return (size + rangeSize - 1) / rangeSize;
    }

    FileChannel channel() {
        return this.channel;
    }

    /** Bytes of every range but the last. */
    long rangeSize() {
        return this.rangeSize;
    }

    /** Whether an earlier run has left the range. */
    boolean has(int range) {
        return this.ranges[range] == THERE;
    }

    /**
     * Notes a range. Its bytes go to the disk before the note, so that the note is true
     * even after the machine has failed.
     */
    void done(int range) throws IOException {
        this.channel.force(false);
        writeFully(this.channel, ByteBuffer.wrap(new byte[] { THERE }), this.identity.size() + range);
    }

    /** Leaves the bytes of the object alone in the file. */
    void cutOff() throws IOException {
        this.channel.truncate(this.identity.size());
    }

}
