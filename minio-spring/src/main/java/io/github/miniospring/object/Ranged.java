package io.github.miniospring.object;

import io.github.miniospring.ByteRange;
import io.github.miniospring.operation.RequestOption;

/** For reading a part of an object. */
public interface Ranged<S> extends RequestOption<S> {

    /**
     * Reads a part.
     * @param offset zero or more
     * @param length how many bytes; zero means to the end
     */
    default S range(long offset, long length) {
        return range(ByteRange.of(offset, length));
    }

    /** Reads the last {@code length} bytes; the whole object when it is shorter. */
    default S suffixRange(long length) {
        return range(ByteRange.suffix(length));
    }

    /** Reads a part. */
    default S range(ByteRange range) {
        return header("Range", range.headerValue());
    }

}
