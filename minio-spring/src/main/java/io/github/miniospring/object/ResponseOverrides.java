package io.github.miniospring.object;

import io.github.miniospring.operation.RequestOption;

/**
 * For having the answer carry other headers than were stored. Signed calls only: servers
 * refuse it to anonymous callers.
 */
public interface ResponseOverrides<S> extends RequestOption<S> {

    /** Has the answer say this media type. */
    default S responseContentType(String contentType) {
        return query("response-content-type", contentType);
    }

    /** Has the answer carry this {@code Content-Disposition}. */
    default S responseContentDisposition(String contentDisposition) {
        return query("response-content-disposition", contentDisposition);
    }

    /** Has the answer carry this {@code Cache-Control}. */
    default S responseCacheControl(String cacheControl) {
        return query("response-cache-control", cacheControl);
    }

    /** Has the answer carry this {@code Content-Language}. */
    default S responseContentLanguage(String contentLanguage) {
        return query("response-content-language", contentLanguage);
    }

    /** Has the answer carry this {@code Content-Encoding}. */
    default S responseContentEncoding(String contentEncoding) {
        return query("response-content-encoding", contentEncoding);
    }

    /** Has the answer carry this {@code Expires}. */
    default S responseExpires(String expires) {
        return query("response-expires", expires);
    }

}
