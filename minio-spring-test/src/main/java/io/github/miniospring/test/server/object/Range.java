package io.github.miniospring.test.server.object;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.error.S3Error;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object.
 *
 * @param first counted from zero
 */
public record Range(long first, long length) {

    private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Reads a range; null if there is none that makes sense, so that all is sent. */
    static @Nullable Range parse(String header, long size) {
        Matcher matcher = SYNTAX.matcher(header);
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return null;
        }
        if (!fits(matcher.group(1)) || !fits(matcher.group(2))) {
            return null;
        }
        if (matcher.group(1).isEmpty()) {
            long last = Long.parseLong(matcher.group(2));
            if (last == 0) {
                throw S3Error.INVALID_RANGE.failure();
            }
            long length = Math.min(last, size);
            return new Range(size - length, length);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? -1 : Long.parseLong(matcher.group(2));
        if (last >= 0 && first > last) {
            throw S3Error.INVALID_RANGE.failure();
        }
        if (first >= size) {
            String requested = first + "-" + last;
            throw S3Error.INVALID_RANGE.failure("The requested range 'bytes=" + requested + "' is not satisfiable")
                .element("ActualObjectSize", Long.toString(size))
                .element("RangeRequested", requested);
        }
        long end = (last < 0 || last >= size) ? size : last + 1;
        return new Range(first, end - first);
    }

    private static boolean fits(String number) {
        return number.isEmpty() || new BigInteger(number).bitLength() < Long.SIZE;
    }

    /** As {@code Content-Range} says it. */
    String of(long size) {
        return "bytes " + this.first + "-" + (this.first + this.length - 1) + "/" + size;
    }

}
