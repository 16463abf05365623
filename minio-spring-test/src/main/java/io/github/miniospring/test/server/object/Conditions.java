package io.github.miniospring.test.server.object;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/** Conditions under which a request is to be done. */
public final class Conditions {

    private Conditions() {
    }

    /** Refuses to read a version that the sender does not want. */
    public static void checkRead(Headers headers, ObjectVersion version) {
        Instant modified = version.modified().truncatedTo(ChronoUnit.SECONDS);
        String ifMatch = headers.get("If-Match");
        String ifNoneMatch = headers.get("If-None-Match");
        Instant unmodifiedSince = ObjectHeaders.parseDate(headers.get("If-Unmodified-Since"));
        Instant modifiedSince = ObjectHeaders.parseDate(headers.get("If-Modified-Since"));
        if (!ifNoneMatch.isEmpty() && isSame(version, ifNoneMatch)) {
            throw notModified(version);
        }
        if (modifiedSince != null && !modified.isAfter(modifiedSince)) {
            throw notModified(version);
        }
        if (!ifMatch.isEmpty() && !isSame(version, ifMatch)) {
            throw failed(version);
        }
        if (ifMatch.isEmpty() && unmodifiedSince != null && modified.isAfter(unmodifiedSince)) {
            throw failed(version);
        }
    }

    /** The condition of a write. */
    public static WriteCondition ofWrite(Headers headers) {
        String ifMatch = headers.get("If-Match");
        String ifNoneMatch = headers.get("If-None-Match");
        return current -> {
            ObjectVersion visible = (current != null && !current.deleteMarker()) ? current : null;
            if (!ifMatch.isEmpty() && visible == null) {
                throw S3Error.NO_SUCH_KEY.failure();
            }
            if (visible != null && (!ifMatch.isEmpty() && !isSame(visible, ifMatch)
                    || !ifNoneMatch.isEmpty() && isSame(visible, ifNoneMatch))) {
                throw failed(visible);
            }
        };
    }

    /** Refuses to copy a source that the sender does not want. */
    public static void checkSource(Headers headers, ObjectVersion source) {
        Instant modified = source.modified().truncatedTo(ChronoUnit.SECONDS);
        String prefix = "x-amz-copy-source-if-";
        String match = headers.get(prefix + "match");
        String noneMatch = headers.get(prefix + "none-match");
        Instant modifiedSince = ObjectHeaders.parseDate(headers.get(prefix + "modified-since"));
        Instant unmodifiedSince = ObjectHeaders.parseDate(headers.get(prefix + "unmodified-since"));
        boolean unwanted = modifiedSince != null && !modified.isAfter(modifiedSince)
                || unmodifiedSince != null && modified.isAfter(unmodifiedSince)
                || !match.isEmpty() && !isSame(source, match) || !noneMatch.isEmpty() && isSame(source, noneMatch);
        if (unwanted) {
            throw failed(source);
        }
    }

    private static boolean isSame(ObjectVersion version, String wanted) {
        String tag = wanted.trim();
        return tag.equals("*") || tag.replace("\"", "").equals(version.etag());
    }

    private static S3Failure failed(ObjectVersion version) {
        return tagged(S3Error.PRECONDITION_FAILED.failure(), version);
    }

    private static S3Failure notModified(ObjectVersion version) {
        return tagged(S3Error.of("NotModified", 304, "Not Modified"), version);
    }

    private static S3Failure tagged(S3Failure failure, @Nullable ObjectVersion version) {
        return (version == null) ? failure : failure.header("Last-Modified", ObjectHeaders.date(version.modified()))
            .header("ETag", '"' + version.etag() + '"');
    }

}
