package io.github.miniospring.transfer;

import io.github.miniospring.client.TransferSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * How an object is cut into parts.
 *
 * @param partSize size of every part but the last, in bytes
 * @param size size of the object in bytes; -1 when it is not known
 */
record PartPlan(long partSize, long size) {

    static final int MAX_PARTS = 10_000;

    private static final long STEP = TransferSettings.MIN_PART_SIZE.toBytes();

    /**
     * Parts as the client's settings want them: grown, where more than 10,000 would be
     * needed.
     * @param size size of the object in bytes; -1 when it is not known
     * @param wanted the size of parts that was asked for; null for that of the settings
     * @param target what the object is called in messages
     */
    static PartPlan of(long size, @Nullable DataSize wanted, TransferSettings settings, String target) {
        if (size > settings.maxObjectSize().toBytes()) {
            throw new IllegalArgumentException(target + ": " + size + " bytes are more than maxObjectSize "
                    + settings.maxObjectSize() + "; raise minio.transfer.max-object-size, if the server takes them");
        }
        long partSize = ((wanted != null) ? wanted : settings.partSize()).toBytes();
        long least = (size + MAX_PARTS - 1) / MAX_PARTS;
        if (size < 0 || least <= partSize) {
            return new PartPlan(partSize, size);
        }
        long grown = (least + STEP - 1) / STEP * STEP;
        if (wanted != null) {
            throw new IllegalArgumentException(target + ": partSize " + wanted + " makes more than " + MAX_PARTS
                    + " parts of " + size + " bytes; write at least " + DataSize.ofMegabytes(grown >> 20));
        }
        return new PartPlan(grown, size);
    }

    /** Whether it goes in one request. */
    boolean whole() {
        return this.size >= 0 && this.size <= this.partSize;
    }

    /** How many parts there are, where the size is known. */
    int count() {
        return (int) Math.max(1, (this.size + this.partSize - 1) / this.partSize);
    }

    /** Where a part begins, in bytes. */
    long offset(int partNumber) {
        return (partNumber - 1) * this.partSize;
    }

    /** How many bytes a part has, where the size is known. */
    long length(int partNumber) {
        return Math.min(this.partSize, this.size - offset(partNumber));
    }

}
