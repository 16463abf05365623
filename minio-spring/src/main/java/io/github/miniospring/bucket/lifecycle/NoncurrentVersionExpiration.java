package io.github.miniospring.bucket.lifecycle;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * When versions are removed that a newer one has replaced.
 *
 * @param xml the action, of which nothing is lost
 */
public record NoncurrentVersionExpiration(XmlElement xml) {

    static final String NAME = "NoncurrentVersionExpiration";

    public NoncurrentVersionExpiration {
        xml.requireName(NAME);
    }

    /** Some days, at least one, after a version was replaced. */
    public static NoncurrentVersionExpiration days(int days) {
        Assert.isTrue(days > 0, () -> "days must be positive but is " + days);
        return new NoncurrentVersionExpiration(
                XmlElement.of(NAME, XmlElement.of("NoncurrentDays", Integer.toString(days))));
    }

    /** All but the newest {@code count} replaced versions, at once. MinIO only. */
    public static NoncurrentVersionExpiration allButNewest(int count) {
        return new NoncurrentVersionExpiration(XmlElement.of(NAME)).withNewerNoncurrentVersions(count);
    }

    /** Days after a version was replaced; null where none are said. */
    public @Nullable Integer days() {
        return this.xml.smallNumber("NoncurrentDays");
    }

    /** How many of the newest replaced versions stay; null for none. */
    public @Nullable Integer newerNoncurrentVersions() {
        return this.xml.smallNumber("NewerNoncurrentVersions");
    }

    /** This action without the newest {@code count} replaced versions, which stay. */
    public NoncurrentVersionExpiration withNewerNoncurrentVersions(int count) {
        Assert.isTrue(count > 0, () -> "count must be positive but is " + count);
        return new NoncurrentVersionExpiration(this.xml.with("NewerNoncurrentVersions", Integer.toString(count)));
    }

}
