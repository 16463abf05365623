package io.github.miniospring.client;

import io.github.miniospring.Redaction;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.operation.S3Request;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** One line at DEBUG for each request: what was asked, how it ended, after how long. */
final class RequestLog {

    private static final Log logger = LogFactory.getLog(MinioClient.class);

    private RequestLog() {
    }

    /** Whether anybody reads it. */
    static boolean isOn() {
        return logger.isDebugEnabled();
    }

    static void answered(S3Request request, OpenAnswer answer, long started) {
        if (logger.isDebugEnabled()) {
            String id = answer.headers().getFirst("x-amz-request-id");
            logger.debug(request.target() + ": " + answer.status() + " in " + millisSince(started) + " ms, request id "
                    + ((id != null) ? Redaction.line(id, 128) : "unknown"));
        }
    }

    static void failed(S3Request request, Throwable failure, long started) {
        if (logger.isDebugEnabled()) {
            logger.debug(request.target() + ": no answer in " + millisSince(started) + " ms: "
                    + Redaction.line(String.valueOf(failure.getMessage()), 300));
        }
    }

    static void givenUp(S3Request request, long started) {
        if (logger.isDebugEnabled()) {
            logger.debug(request.target() + ": given up after " + millisSince(started) + " ms, before an answer");
        }
    }

    private static long millisSince(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }

}
