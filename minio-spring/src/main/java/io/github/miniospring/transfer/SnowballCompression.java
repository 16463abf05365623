package io.github.miniospring.transfer;

/** How an archive of objects is packed on its way. */
public enum SnowballCompression {

    /** Not at all. */
    NONE,

    /** By gzip. */
    GZIP,

    /** By framed snappy: less work, less effect. */
    SNAPPY,

    /** By zstd; needs {@code com.github.luben:zstd-jni} on the class path. */
    ZSTD

}
