package io.github.miniospring.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The time of a signature in its two forms.
 *
 * @param dateTime as {@code x-amz-date} has it, {@code 20130524T000000Z}
 * @param date its day, {@code 20130524}
 */
public record SigningTime(String dateTime, String date) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
        .withZone(ZoneOffset.UTC);

    /** Formatting costs more than signing, and a second has many requests. */
    private static volatile Formatted last = new Formatted(Long.MIN_VALUE, new SigningTime("", ""));

    public static SigningTime of(Instant instant) {
        Formatted formatted = last;
        if (formatted.second != instant.getEpochSecond()) {
            String dateTime = FORMAT.format(instant);
            formatted = new Formatted(instant.getEpochSecond(), new SigningTime(dateTime, dateTime.substring(0, 8)));
            last = formatted;
        }
        return formatted.time;
    }

    private record Formatted(long second, SigningTime time) {
    }

}
