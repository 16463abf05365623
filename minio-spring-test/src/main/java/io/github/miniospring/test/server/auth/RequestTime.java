package io.github.miniospring.test.server.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** The times of requests as signatures spell them. */
final class RequestTime {

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private RequestTime() {
    }

    /** Reads a time; null if it is none. */
    static @Nullable Instant parse(String text) {
        try {
            return LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC);
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

    /** Reads a time, also as HTTP writes it; null if it is none. */
    static @Nullable Instant parseHeader(String text) {
        Instant time = parse(text);
        if (time != null) {
            return time;
        }
        try {
            // Nobody checks that the day of the week is right.
            return ZonedDateTime.parse(text.replaceFirst("^\\w{3}, ", ""), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

    static String format(Instant time) {
        return BASIC.format(time.atOffset(ZoneOffset.UTC));
    }

}
