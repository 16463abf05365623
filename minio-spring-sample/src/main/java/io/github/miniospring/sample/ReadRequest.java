package io.github.miniospring.sample;

import java.time.Instant;
import java.util.List;

import io.github.miniospring.ETag;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.ReadConditions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * What a request to read says besides the key: that it wants a part of the object only,
 * or the object only in a certain state. Handed on to the server, which knows the state.
 *
 * <p>
 * What cannot be understood counts as absent, as HTTP has it. Several parts at once are
 * not supported either: the answer is the whole.
 */
final class ReadRequest {

    private final HttpHeaders headers;

    private final @Nullable String range;

    private final @Nullable ETag rangeOf;

    ReadRequest(HttpHeaders headers) {
        String ifRange = headers.getFirst(HttpHeaders.IF_RANGE);
        this.headers = headers;
        // Only a strong tag proves that parts belong together; a date is too coarse.
        this.rangeOf = (ifRange != null && ifRange.startsWith("\"")) ? singleTag(ifRange) : null;
        this.range = (ifRange == null || this.rangeOf != null) ? singleRange(headers) : null;
    }

    /** Whether it wants a part of an object in one state, and the whole in any other. */
    boolean wantsWholeIfChanged() {
        return this.range != null && this.rangeOf != null;
    }

    /** Asks for the part and the state that are wanted. */
    void applyTo(GetObject get) {
        applyConditions(get);
        if (this.range != null) {
            get.header(HttpHeaders.RANGE, this.range);
        }
        if (this.range != null && this.rangeOf != null) {
            get.ifMatch(this.rangeOf);
        }
    }

    /** Asks for the state that is wanted, and for the whole. */
    void applyConditions(ReadConditions<?> read) {
        ETag ifMatch = singleTag(this.headers.getFirst(HttpHeaders.IF_MATCH));
        ETag ifNoneMatch = singleTag(this.headers.getFirst(HttpHeaders.IF_NONE_MATCH));
        if (ifMatch != null) {
            read.ifMatch(ifMatch);
        }
        else if (this.headers.getIfUnmodifiedSince() >= 0) {
            read.ifUnmodifiedSince(Instant.ofEpochMilli(this.headers.getIfUnmodifiedSince()));
        }
        if (ifNoneMatch != null) {
            read.ifNoneMatch(ifNoneMatch);
        }
        else if (!this.headers.containsHeader(HttpHeaders.IF_NONE_MATCH) && this.headers.getIfModifiedSince() >= 0) {
            read.ifModifiedSince(Instant.ofEpochMilli(this.headers.getIfModifiedSince()));
        }
    }

    /**
     * Whether an object is one of several states that are wanted; S3 compares with one.
     */
    boolean admits(ObjectStat stat) {
        String ifMatch = this.headers.getFirst(HttpHeaders.IF_MATCH);
        ETag etag = stat.etag();
        return ifMatch == null || ifMatch.equals("*") || singleTag(ifMatch) != null || etag == null
                || List.of(ifMatch.split("\\s*,\\s*")).contains(etag.quoted());
    }

    // Null also for the lists of tags that HTTP allows and S3 does not know.
    private static @Nullable ETag singleTag(@Nullable String header) {
        try {
            return "*".equals(header) ? null : ETag.from(header);
        }
        catch (IllegalArgumentException ex) {
            return null;
        }
    }

    private static @Nullable String singleRange(HttpHeaders headers) {
        try {
            List<HttpRange> ranges = headers.getRange();
            return (ranges.size() == 1) ? HttpRange.toString(ranges) : null;
        }
        catch (IllegalArgumentException ex) {
            return null;
        }
    }

}
