package io.github.miniospring.select;

/** How an object that is asked was compressed as a whole. */
public enum CompressionType {

    NONE, GZIP, BZIP2,

    /** MinIO only. */
    ZSTD,

    /** MinIO only. */
    LZ4,

    /** MinIO only. */
    S2,

    /** MinIO only. */
    SNAPPY

}
