package io.github.miniospring.listener.container;

import java.time.Duration;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.notification.NoEventStreamException;

/**
 * Why a stream does not tell what happens.
 *
 * @param kind what can be done about it
 * @param message what is wrong, in one line
 * @param failures how often in a row
 */
record FeedProblem(Kind kind, String message, int failures) {

    /** What can be done about it. */
    enum Kind {

        /** Nothing but to try again. */
        TRANSIENT,

        /** The same, but it was not the connection that ended. */
        STALLED,

        /** Nothing: it comes, but late. */
        UNFLUSHED,

        /** Somebody has to mend something. */
        MISCONFIGURED,

        /** Nothing: the server has no such thing. */
        UNSUPPORTED

    }

    static FeedProblem of(String name, Throwable failure) {
        return new FeedProblem(kind(failure), name + ": " + Failed.describe(failure), 1);
    }

    static FeedProblem stalled(String name, Duration silence) {
        return new FeedProblem(Kind.STALLED, name + ": no byte has come for " + silence.toMillis() + " ms", 1);
    }

    static FeedProblem unflushed(String name) {
        return new FeedProblem(Kind.UNFLUSHED, name + ": the server is alive, but it, or a proxy, holds back the"
                + " stream of events; listings are used meanwhile", 1);
    }

    FeedProblem inARow(int failures, Duration wait) {
        // Of the next try for what the server does not have nothing is to be hoped.
        String next = (this.kind == Kind.UNSUPPORTED) ? "" : "; next try in " + wait.toMillis() + " ms";
        return new FeedProblem(this.kind, this.message + next, failures);
    }

    private static Kind kind(Throwable failure) {
        if (failure instanceof NoEventStreamException) {
            return Kind.UNSUPPORTED;
        }
        if (!(failure instanceof MinioResponseException refusal)) {
            return Kind.TRANSIENT;
        }
        if (refusal.code().equals(ErrorCode.NO_SUCH_BUCKET) && !isPathUnknown(refusal.response())) {
            return Kind.MISCONFIGURED;
        }
        if (refusal.status() == 404 || refusal.status() == 501
                || UnsupportedByServerException.of(refusal, "MinIO has it") instanceof UnsupportedByServerException) {
            return Kind.UNSUPPORTED;
        }
        boolean busy = refusal.status() == 429 || refusal.status() == 408 || refusal.status() >= 500;
        return busy ? Kind.TRANSIENT : Kind.MISCONFIGURED;
    }

    // S3 says so in words where a bucket is not there. A bare 404, or a page, means that
    // the question is not known.
    private static boolean isPathUnknown(ErrorResponse response) {
        return response.message().isEmpty() && response.action().equals("ListenBucketNotification");
    }

}
