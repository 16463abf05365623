package io.github.miniospring.object;

import java.time.Instant;

import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * How far an object has come back from a remote tier.
 *
 * @param ongoing whether it is on its way
 * @param until when it goes again; null while it is on its way
 */
public record RestoreStatus(boolean ongoing, @Nullable Instant until) {

    // ongoing-request="false", expiry-date="Fri, 21 Dec 2012 00:00:00 GMT"
    static @Nullable RestoreStatus of(@Nullable String header) {
        String ongoing = QuotedFields.find(header, "ongoing-request");
        return (ongoing == null) ? null : new RestoreStatus(Boolean.parseBoolean(ongoing),
                HttpDate.parse(QuotedFields.find(header, "expiry-date")));
    }

    static RestoreStatus from(XmlReader xml) {
        boolean ongoing = false;
        Instant until = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "IsRestoreInProgress" -> ongoing = xml.flag();
                case "RestoreExpiryDate" -> until = xml.instant();
                default -> {
                }
            }
        }
        return new RestoreStatus(ongoing, until);
    }

}
