package io.github.miniospring.encoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Dates in headers: {@code Wed, 21 Oct 2015 07:28:00 GMT}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats">RFC 9110:
 * date formats</a>
 */
public final class HttpDate {

    // The JDK's own form of RFC 1123 has days of one digit, which HTTP has not.
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
        .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);

    private HttpDate() {
    }

    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    /** The moment {@code text} names; null if there is none or it cannot be read. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.from(FORMAT.parse(text.trim()));
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

}
