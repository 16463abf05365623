package io.github.miniospring.bucket.lifecycle;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * When versions that a newer one has replaced are moved to another storage class. On
 * MinIO that is the name of a remote tier.
 *
 * @param xml the action, of which nothing is lost
 */
public record NoncurrentVersionTransition(XmlElement xml) {

    static final String NAME = "NoncurrentVersionTransition";

    public NoncurrentVersionTransition {
        xml.requireName(NAME);
    }

    /** Some days after a version was replaced; 0 for at once. */
    public static NoncurrentVersionTransition days(int days, String storageClass) {
        Assert.isTrue(days >= 0, () -> "days must not be negative but is " + days);
        Assert.hasText(storageClass, "storageClass must not be blank");
        return new NoncurrentVersionTransition(XmlElement.of(NAME,
                XmlElement.of("NoncurrentDays", Integer.toString(days)), XmlElement.of("StorageClass", storageClass)));
    }

    /** Days after a version was replaced; null where none are said. */
    public @Nullable Integer days() {
        return this.xml.smallNumber("NoncurrentDays");
    }

    public String storageClass() {
        return this.xml.text("StorageClass");
    }

    /** How many of the newest replaced versions stay where they are; null for none. */
    public @Nullable Integer newerNoncurrentVersions() {
        return this.xml.smallNumber("NewerNoncurrentVersions");
    }

    /** This action without the newest {@code count} replaced versions. */
    public NoncurrentVersionTransition withNewerNoncurrentVersions(int count) {
        Assert.isTrue(count > 0, () -> "count must be positive but is " + count);
        return new NoncurrentVersionTransition(this.xml.with("NewerNoncurrentVersions", Integer.toString(count)));
    }

}
