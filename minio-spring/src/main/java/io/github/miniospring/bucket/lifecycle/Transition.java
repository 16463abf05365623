package io.github.miniospring.bucket.lifecycle;

import java.time.LocalDate;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * When objects are moved to another storage class. On MinIO that is the name of a remote
 * tier.
 *
 * @param xml the action, of which nothing is lost
 */
public record Transition(XmlElement xml) {

    static final String NAME = "Transition";

    public Transition {
        xml.requireName(NAME);
    }

    /** Some days after an object was stored; 0 for at once. */
    public static Transition days(int days, String storageClass) {
        Assert.isTrue(days >= 0, () -> "days must not be negative but is " + days);
        return of("Days", Integer.toString(days), storageClass);
    }

    /** From a day on, beginning at midnight in UTC. */
    public static Transition date(LocalDate date, String storageClass) {
        return of("Date", Midnight.text(date), storageClass);
    }

    private static Transition of(String name, String when, String storageClass) {
        Assert.hasText(storageClass, "storageClass must not be blank");
        return new Transition(
                XmlElement.of(NAME, XmlElement.of(name, when), XmlElement.of("StorageClass", storageClass)));
    }

    /** Days after an object was stored; null where none are said. */
    public @Nullable Integer days() {
        return this.xml.smallNumber("Days");
    }

    /** The day; null where none is said. */
    public @Nullable LocalDate date() {
        return Midnight.dateIn(this.xml);
    }

    public String storageClass() {
        return this.xml.text("StorageClass");
    }

}
