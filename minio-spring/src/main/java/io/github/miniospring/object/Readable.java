package io.github.miniospring.object;

import io.github.miniospring.ByteRange;
import io.github.miniospring.operation.RequestOption;

/** For reading the bytes of an object, or a part of them. */
public interface Readable<S> extends RequestOption<S> {

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

    /** Has the answer say this media type. Signed calls only. */
    default S responseContentType(String contentType) {
        return query("response-content-type", contentType);
    }

    /** Has the answer carry this {@code Content-Disposition}. Signed calls only. */
    default S responseContentDisposition(String contentDisposition) {
        return query("response-content-disposition", contentDisposition);
    }

    /** Has the answer carry this {@code Cache-Control}. Signed calls only. */
    default S responseCacheControl(String cacheControl) {
        return query("response-cache-control", cacheControl);
    }

    /** Has the answer carry this {@code Content-Language}. Signed calls only. */
    default S responseContentLanguage(String contentLanguage) {
        return query("response-content-language", contentLanguage);
    }

    /** Has the answer carry this {@code Content-Encoding}. Signed calls only. */
    default S responseContentEncoding(String contentEncoding) {
        return query("response-content-encoding", contentEncoding);
    }

    /** Has the answer carry this {@code Expires}. Signed calls only. */
    default S responseExpires(String expires) {
        return query("response-expires", expires);
    }

}
