package io.github.miniospring.xml;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MomentTests {

    @Test
    void readsWhatTheJdkReads() {
        assertThat(Stream.of("2026-11-21T10:00:00Z", "2026-11-21T23:59:59.1Z", "2024-02-29T00:00:00.000Z",
                "1969-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00.120Z", "2016-12-31T23:59:60Z",
                "2026-11-21T24:00:00Z", "2026-11-21T10:00:00.Z", "2026-11-21T10:00:00.5+01:00",
                "+12026-11-21T10:00:00Z"))
            .allSatisfy(text -> assertThat(Moment.parse(text)).as(text).isEqualTo(Instant.parse(text)));
    }

    @Test
    void refusesWhatTheJdkRefuses() {
        assertThat(Stream.of("", "2026-11-21", "2026-11-21T10:00:00", "2025-02-29T10:00:00Z", "2026-13-01T10:00:00Z",
                "2026-11-21T10:60:00Z", "2026-11-21T10:00:00.0000000000Z", "2026-11-21 10:00:00Z",
                "2026-11-21T10:00:0/Z", "2026-11-21T10:00:00z1"))
            .allSatisfy(text -> assertThatExceptionOfType(DateTimeParseException.class).as(text)
                .isThrownBy(() -> Moment.parse(text)));
    }

}
