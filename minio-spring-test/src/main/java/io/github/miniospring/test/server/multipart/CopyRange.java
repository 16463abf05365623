package io.github.miniospring.test.server.multipart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.store.Content;

/**
 * What of an object is copied.
 *
 * @param last -1 for all
 */
record CopyRange(long first, long last) {

    private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static CopyRange of(Headers headers) {
        String header = headers.find("x-amz-copy-source-range");
        if (header == null) {
            return new CopyRange(0, -1);
        }
        if (header.isEmpty()) {
            throw S3Error.INVALID_COPY_RANGE.failure();
        }
        if (!header.startsWith("bytes=")) {
            throw S3Error.INVALID_COPY_RANGE.failure("'" + header + "' does not start with 'bytes='");
        }
        Matcher matcher = SYNTAX.matcher(header);
        if (!matcher.matches()) {
            throw S3Error.INVALID_COPY_RANGE.failure(reason(header));
        }
        if (matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            throw S3Error.INVALID_COPY_RANGE.failure("'" + header + "' does not have valid range value");
        }
        if (matcher.group(1).isEmpty() || matcher.group(2).isEmpty()) {
            throw S3Error.INVALID_COPY_RANGE.failure();
        }
        CopyRange range = new CopyRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        if (range.first > range.last) {
            throw S3Error.INVALID_COPY_RANGE.failure();
        }
        return range;
    }

    private static String reason(String header) {
        String range = header.substring("bytes=".length());
        int separator = range.indexOf('-');
        if (separator < 0) {
            return "'" + header + "' does not have a valid range value";
        }
        boolean firstIsWrong = !range.substring(0, separator).matches("\\d{0,18}");
        return "'" + header + "' does not have a valid " + (firstIsWrong ? "first" : "last") + " byte position value";
    }

    Content apply(Content content) {
        if (this.last < 0) {
            return content;
        }
        if (this.first >= content.length()) {
            String requested = this.first + "-" + this.last;
            throw S3Error.INVALID_RANGE.failure("The requested range 'bytes=" + requested + "' is not satisfiable")
                .element("ActualObjectSize", Long.toString(content.length()))
                .element("RangeRequested", requested);
        }
        if (this.last >= content.length()) {
            throw S3Error.INVALID_COPY_RANGE.failure("Range specified is not valid for source object");
        }
        return content.slice(this.first, this.last - this.first + 1);
    }

}
