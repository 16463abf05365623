package io.github.miniospring.boot.autoconfigure;

import org.springframework.util.unit.DataSize;

/** Settings of uploads and downloads. */
public class MinioTransferProperties {

    /**
     * Size of the parts of an upload and of the ranges of a download, 5MB to 5GB. What is
     * no larger goes in one request.
     */
    private DataSize partSize = DataSize.ofMegabytes(5);

    /**
     * How many parts of one upload, or ranges of one download, are on their way at once.
     * An upload whose bytes cannot be read again keeps so many parts in memory.
     */
    private int concurrency = 3;

    /** Size above which a download to a file comes in several ranges at once. */
    private DataSize parallelThreshold = DataSize.ofMegabytes(16);

    /** Size above which an upload is refused. */
    private DataSize maxObjectSize = DataSize.ofTerabytes(5);

    /** Checksum that objects are stored with. */
    private Checksum checksum = Checksum.CRC32C;

    public DataSize getPartSize() {
        return this.partSize;
    }

    public void setPartSize(DataSize partSize) {
        this.partSize = partSize;
    }

    public int getConcurrency() {
        return this.concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public DataSize getParallelThreshold() {
        return this.parallelThreshold;
    }

    public void setParallelThreshold(DataSize parallelThreshold) {
        this.parallelThreshold = parallelThreshold;
    }

    public DataSize getMaxObjectSize() {
        return this.maxObjectSize;
    }

    public void setMaxObjectSize(DataSize maxObjectSize) {
        this.maxObjectSize = maxObjectSize;
    }

    public Checksum getChecksum() {
        return this.checksum;
    }

    public void setChecksum(Checksum checksum) {
        this.checksum = checksum;
    }

    /** The checksums S3 knows, and none. */
    public enum Checksum {

        CRC32, CRC32C, CRC64NVME, SHA1, SHA256, NONE

    }

}
