package io.github.miniospring.bucket.lifecycle;

import java.time.LocalDate;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * When objects are removed. In a bucket with versions that leaves a delete marker.
 *
 * @param xml the action, of which nothing is lost
 */
public record Expiration(XmlElement xml) {

    static final String NAME = "Expiration";

    private static final String MARKER = "ExpiredObjectDeleteMarker";

    private static final String ALL_VERSIONS = "ExpiredObjectAllVersions";

    public Expiration {
        xml.requireName(NAME);
    }

    /** Some days, at least one, after an object was stored. */
    public static Expiration days(int days) {
        Assert.isTrue(days > 0, () -> "days must be positive but is " + days);
        return new Expiration(XmlElement.of(NAME, XmlElement.of("Days", Integer.toString(days))));
    }

    /** From a day on, beginning at midnight in UTC. */
    public static Expiration date(LocalDate date) {
        return new Expiration(XmlElement.of(NAME, XmlElement.of("Date", Midnight.text(date))));
    }

    /** Removes delete markers below which there is no version any more. */
    public static Expiration deleteMarker() {
        return new Expiration(XmlElement.of(NAME, XmlElement.of(MARKER, "true")));
    }

    /** Days after an object was stored; null where none are said. */
    public @Nullable Integer days() {
        return this.xml.smallNumber("Days");
    }

    /** The day; null where none is said. */
    public @Nullable LocalDate date() {
        return Midnight.dateIn(this.xml);
    }

    /** Whether delete markers without versions are removed. */
    public boolean expiredObjectDeleteMarker() {
        return this.xml.says(MARKER, "true");
    }

    /** Whether all versions of an object go with it. MinIO only. */
    public boolean expiredObjectAllVersions() {
        return this.xml.says(ALL_VERSIONS, "true");
    }

    /** This action on all versions of an object at once. MinIO only; needs days. */
    public Expiration withAllVersions() {
        Assert.state(days() != null, "All versions can expire after days only; write days(n).withAllVersions()");
        return new Expiration(this.xml.with(ALL_VERSIONS, "true"));
    }

}
