package io.github.miniospring.xml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The dates of S3's documents, such as {@code 2026-11-21T10:00:00.000Z}. A listing has
 * thousands, and the JDK's parser takes longer for each than the rest of its entry does.
 */
final class Moment {

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private static final int SECONDS_A_DAY = 24 * 60 * 60;

    private Moment() {
    }

    /**
     * Reads it as {@link Instant#parse} does.
     * @throws DateTimeParseException if it is no date
     */
    static Instant parse(String text) {
        return isPlain(text) ? plain(text) : Instant.parse(text);
    }

    // Whatever is rare is left to the JDK: other zones, leap seconds, the end of a day.
    private static boolean isPlain(String text) {
        int length = text.length();
        boolean fraction = length > 21 && length <= 30 && text.charAt(19) == '.';
        if ((length != 20 && !fraction) || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char form = (i < FORM.length()) ? FORM.charAt(i) : (i == 19) ? '.' : 'd';
            char c = text.charAt(i);
            if ((form == 'd') ? (c < '0' || c > '9') : c != form) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    private static Instant plain(String text) {
        long day;
        try {
            day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        }
        catch (DateTimeException ex) {
            return Instant.parse(text);
        }
        int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        return Instant.ofEpochSecond(day * SECONDS_A_DAY + second, nanos(text));
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 20; i < 29; i++) {
            nanos = nanos * 10 + ((i < text.length() - 1) ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

}
