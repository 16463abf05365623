package io.github.miniospring.operation;

import io.github.miniospring.ETag;

/**
 * For writing an object only over a certain state. A single action is not repeated after
 * an attempt whose outcome is unknown: the answer might be about one's own first attempt.
 * The template's calls are, and find out the truth.
 */
public interface WriteConditions<S> extends RequestOption<S> {

    /** Only over the object with this tag; otherwise precondition failed. */
    default S ifMatch(ETag etag) {
        return header("If-Match", etag.quoted());
    }

    /** Only if there is no object under the key yet; otherwise precondition failed. */
    default S ifAbsent() {
        return header("If-None-Match", "*");
    }

    /** Only if the object there has not this tag; otherwise precondition failed. */
    default S ifNoneMatch(ETag etag) {
        return header("If-None-Match", etag.quoted());
    }

}
