package io.github.miniospring.client;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How objects travel that are too large for one request. An upload or a download has at
 * most {@code concurrency} requests of at most {@code partSize} going on.
 *
 * @param partSize size of the parts of an upload and of the ranges of a download, 5 MiB
 * to 5 GiB; what is no larger goes in one request
 * @param concurrency how many parts of one upload, or ranges of one download, are on
 * their way at once
 * @param parallelThreshold size above which a download to a file comes in several ranges
 * at once
 * @param maxObjectSize size above which an upload is refused before it begins, or ends
 * where the size is not known before
 */
public record TransferSettings(DataSize partSize, int concurrency, DataSize parallelThreshold, DataSize maxObjectSize) {

    /** The smallest part S3 takes, but for the last. */
    public static final DataSize MIN_PART_SIZE = DataSize.ofMegabytes(5);

    /** The largest part S3 takes, and the most that goes in one request. */
    public static final DataSize MAX_PART_SIZE = DataSize.ofGigabytes(5);

    /**
     * Parts of 5 MiB, three at once, downloads in ranges above 16 MiB, objects up to 5
     * TiB.
     */
    public static final TransferSettings DEFAULT = new TransferSettings(MIN_PART_SIZE, 3, DataSize.ofMegabytes(16),
            DataSize.ofTerabytes(5));

    public TransferSettings {
        requirePartSize(partSize);
        requireConcurrency(concurrency);
        Assert.isTrue(!parallelThreshold.isNegative(),
                () -> "parallelThreshold must not be negative but is " + parallelThreshold);
        Assert.isTrue(maxObjectSize.toBytes() > 0, () -> "maxObjectSize must be positive but is " + maxObjectSize);
    }

    /** Refuses what cannot be the size of a part. */
    public static DataSize requirePartSize(DataSize partSize) {
        Assert.isTrue(partSize.compareTo(MIN_PART_SIZE) >= 0 && partSize.compareTo(MAX_PART_SIZE) <= 0,
                () -> "partSize must be from 5MB to 5GB but is " + partSize);
        return partSize;
    }

    /** Refuses what cannot be a number of parts on their way at once. */
    public static int requireConcurrency(int concurrency) {
        Assert.isTrue(concurrency >= 1, () -> "concurrency must be at least 1 but is " + concurrency);
        return concurrency;
    }

}
