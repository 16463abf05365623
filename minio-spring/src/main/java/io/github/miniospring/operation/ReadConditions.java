package io.github.miniospring.operation;

import java.time.Instant;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.HttpDate;

/** For reading an object only in a certain state. */
public interface ReadConditions<S> extends RequestOption<S> {

    /** Only if it still has this tag; otherwise the call fails as precondition failed. */
    default S ifMatch(ETag etag) {
        return header("If-Match", etag.quoted());
    }

    /** Only if it no longer has this tag; otherwise the call fails as not modified. */
    default S ifNoneMatch(ETag etag) {
        return header("If-None-Match", etag.quoted());
    }

    /** Only if changed after {@code time}, to the second; otherwise not modified. */
    default S ifModifiedSince(Instant time) {
        return header("If-Modified-Since", HttpDate.format(time));
    }

    /** Only if not changed after {@code time}; otherwise precondition failed. */
    default S ifUnmodifiedSince(Instant time) {
        return header("If-Unmodified-Since", HttpDate.format(time));
    }

}
