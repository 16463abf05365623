package io.github.miniospring.bucket.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** Dates as lifecycle rules have them: always midnight in UTC. */
final class Midnight {

    private Midnight() {
    }

    static String text(LocalDate date) {
        return date + "T00:00:00Z";
    }

    static @Nullable LocalDate dateIn(XmlElement element) {
        Instant date = element.instant("Date");
        return (date != null) ? date.atZone(ZoneOffset.UTC).toLocalDate() : null;
    }

}
