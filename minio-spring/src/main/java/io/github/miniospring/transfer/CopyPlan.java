package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.operation.CopySource;
import org.springframework.util.Assert;

/**
 * Sources cut into parts as a server takes them: 5 MiB to 5 GiB each, the last may be
 * smaller, 10,000 at most.
 */
final class CopyPlan {

    /** Few requests, and none that takes a server very long. */
    static final long PART_SIZE = 1L << 30;

    private static final long LEAST = TransferSettings.MIN_PART_SIZE.toBytes();

    private static final long MOST = TransferSettings.MAX_PART_SIZE.toBytes();

    private static final int MAX_PARTS = 10_000;

    private CopyPlan() {
    }

    /**
     * Cuts sources.
     * @param partSize the size that is aimed at
     * @param maxSize the size of the largest object
     */
    static List<CopySource> cut(List<SourceState> sources, long partSize, long maxSize) {
        requireSizes(sources, maxSize);
        long size = partSize;
        while (size < MOST && count(sources, size) > MAX_PARTS) {
            size = Math.min(2 * size, MOST);
        }
        long count = count(sources, size);
        Assert.isTrue(count <= MAX_PARTS,
                () -> "The sources make " + count + " parts; an object has " + MAX_PARTS + " at most");
        List<CopySource> parts = new ArrayList<>((int) count);
        for (SourceState source : sources) {
            addParts(source, size, parts);
        }
        return parts;
    }

    private static void requireSizes(List<SourceState> sources, long maxSize) {
        long total = 0;
        for (int i = 0; i < sources.size(); i++) {
            SourceState source = sources.get(i);
            int number = i + 1;
            Assert.isTrue(source.bytes() >= LEAST || number == sources.size(),
                    () -> "Source " + number + ", " + source.source() + ", has " + source.bytes()
                            + " bytes; all but the last must have " + LEAST + " at least");
            total += source.bytes();
        }
        long sum = total;
        Assert.isTrue(sum <= maxSize,
                () -> "The sources have " + sum + " bytes in all; an object has " + maxSize + " at most");
    }

    private static long count(List<SourceState> sources, long partSize) {
        return sources.stream().mapToLong(source -> count(source.bytes(), partSize)).sum();
    }

    // Evenly, so that no rest is too small for a part.
    private static long count(long bytes, long partSize) {
        return Math.max(1, Math.min((bytes + partSize - 1) / partSize, bytes / LEAST));
    }

    private static void addParts(SourceState source, long partSize, List<CopySource> parts) {
        long bytes = source.bytes();
        long count = count(bytes, partSize);
        if (count == 1 && !source.source().isPart()) {
            parts.add(source.pinned());
            return;
        }
        long offset = source.source().offset();
        for (long i = 0; i < count; i++) {
            long length = bytes / count + ((i < bytes % count) ? 1 : 0);
            parts.add(source.pinned().range(offset, length));
            offset += length;
        }
    }

}
