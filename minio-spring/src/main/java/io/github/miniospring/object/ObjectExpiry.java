package io.github.miniospring.object;

import java.time.Instant;

import io.github.miniospring.encoding.HttpDate;
import org.jspecify.annotations.Nullable;

/**
 * When a lifecycle rule removes an object.
 *
 * @param date when
 * @param ruleId the id of the rule; empty where it has none
 */
public record ObjectExpiry(Instant date, String ruleId) {

    // expiry-date="Fri, 21 Dec 2012 00:00:00 GMT", rule-id="logs"
    static @Nullable ObjectExpiry of(@Nullable String header) {
        Instant date = HttpDate.parse(QuotedFields.find(header, "expiry-date"));
        String rule = QuotedFields.find(header, "rule-id");
        return (date != null) ? new ObjectExpiry(date, (rule != null) ? rule : "") : null;
    }

}
