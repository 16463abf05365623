package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.operation.CopySource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Sources cut into parts as a server takes them: 5 MiB to 5 GiB each, the last may be
 * smaller, 10,000 at most. What is too small for a part is gathered with what follows.
 */
final class CopyPlan {

    /** Few requests, and none that takes a server very long. */
    static final long PART_SIZE = 1L << 30;

    static final int MAX_PARTS = 10_000;

    private static final long LEAST = TransferSettings.MIN_PART_SIZE.toBytes();

    private static final long MOST = TransferSettings.MAX_PART_SIZE.toBytes();

    /** What is gathered waits in memory. */
    private static final long MOST_GATHERED = 64L << 20;

    private final long partSize;

    private final long gatheredSize;

    private final List<CopyPart> parts = new ArrayList<>();

    private final List<CopySource> gathered = new ArrayList<>();

    private long gatheredBytes;

    private CopyPlan(long partSize, long gatheredSize) {
        this.partSize = partSize;
        this.gatheredSize = gatheredSize;
    }

    /**
     * Cuts sources.
     * @param partSize the size that is aimed at
     * @param maxSize the size of the largest object
     */
    static List<CopyPart> cut(List<SourceState> sources, long partSize, long maxSize) {
        long sum = sources.stream().mapToLong(SourceState::bytes).sum();
        Assert.isTrue(sum <= maxSize,
                () -> "The sources have " + sum + " bytes in all; an object has " + maxSize + " at most");
        List<CopyPart> parts = new CopyPlan(partSize, LEAST).partsOrNull(sources);
        for (long size = partSize; parts == null && size < MOST;) {
            size = Math.min(2 * size, MOST);
            parts = new CopyPlan(size, LEAST).partsOrNull(sources);
        }
        for (long size = LEAST; parts == null && size < MOST_GATHERED;) {
            size = Math.min(2 * size, MOST_GATHERED);
            parts = new CopyPlan(MOST, size).partsOrNull(sources);
        }
        Assert.isTrue(parts != null,
                () -> "The " + sources.size() + " sources make more than " + MAX_PARTS + " parts; compose some first");
        return parts;
    }

    /** The parts; null where there are too many. */
    private @Nullable List<CopyPart> partsOrNull(List<SourceState> sources) {
        for (int i = 0; i < sources.size() && this.parts.size() <= MAX_PARTS; i++) {
            add(sources.get(i), i == sources.size() - 1);
        }
        endGathered();
        return (this.parts.size() <= MAX_PARTS) ? this.parts : null;
    }

    private void add(SourceState state, boolean last) {
        CopySource source = state.pinned();
        long offset = source.offset();
        long bytes = state.bytes();
        if (this.gatheredBytes > 0) {
            long front = Math.min(bytes, this.gatheredSize - this.gatheredBytes);
            gather(source, offset, front, state);
            offset += front;
            bytes -= front;
        }
        // Empty ones come here only where there are no others, and an object has a part.
        if (bytes >= LEAST || (last && (bytes > 0 || state.bytes() == 0))) {
            copy(source, offset, bytes, state);
        }
        else if (bytes > 0) {
            gather(source, offset, bytes, state);
        }
    }

    private void gather(CopySource source, long offset, long length, SourceState state) {
        this.gathered.add(piece(source, offset, length, state));
        this.gatheredBytes += length;
        if (this.gatheredBytes == this.gatheredSize) {
            endGathered();
        }
    }

    private void endGathered() {
        if (this.gatheredBytes > 0) {
            this.parts.add(new CopyPart(this.gathered, this.gatheredBytes));
            this.gathered.clear();
            this.gatheredBytes = 0;
        }
    }

    // Evenly, so that no rest is too small for a part.
    private void copy(CopySource source, long offset, long bytes, SourceState state) {
        long count = Math.max(1, Math.min((bytes + this.partSize - 1) / this.partSize, bytes / LEAST));
        for (long i = 0; i < count && this.parts.size() <= MAX_PARTS; i++) {
            long length = bytes / count + ((i < bytes % count) ? 1 : 0);
            this.parts.add(new CopyPart(piece(source, offset, length, state), length));
            offset += length;
        }
    }

    // All of an object needs no range.
    private static CopySource piece(CopySource source, long offset, long length, SourceState state) {
        return (length == state.stat().size()) ? source.whole() : source.range(offset, length);
    }

}
