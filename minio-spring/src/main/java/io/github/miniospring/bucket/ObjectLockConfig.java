package io.github.miniospring.bucket;

import io.github.miniospring.operation.Retention;
import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * How long new versions of a bucket with object lock are kept if they do not say it
 * themselves.
 *
 * @param xml the document, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html">S3:
 * PutObjectLockConfiguration</a>
 */
public record ObjectLockConfig(XmlElement xml) {

    static final String ROOT = "ObjectLockConfiguration";

    private static final String RETENTION = "DefaultRetention";

    /** What a period is counted in. */
    public enum Unit {

        DAYS("Days", 36_500), YEARS("Years", 100);

        private final String element;

        private final int most;

        Unit(String element, int most) {
            this.element = element;
            this.most = most;
        }

    }

    public ObjectLockConfig {
        xml.requireName(ROOT);
    }

    /** Keeps nothing by default: a version is locked only when it says so itself. */
    public static ObjectLockConfig none() {
        return new ObjectLockConfig(XmlElement.of(ROOT, XmlElement.of("ObjectLockEnabled", "Enabled")));
    }

    /**
     * Keeps each new version for a while.
     * @param period 1 to 36,500 days or 1 to 100 years
     */
    public static ObjectLockConfig of(Retention.Mode mode, int period, Unit unit) {
        return none().withDefaultRetention(mode, period, unit);
    }

    /** Whether the bucket has object lock; always, where there is a document. */
    public boolean enabled() {
        return this.xml.says("ObjectLockEnabled", "Enabled");
    }

    /** Who may shorten the default retention; null where there is none. */
    public Retention.@Nullable Mode mode() {
        return retention().says("Mode", "COMPLIANCE") ? Retention.Mode.COMPLIANCE
                : retention().says("Mode", "GOVERNANCE") ? Retention.Mode.GOVERNANCE : null;
    }

    /** How long the default retention is; null where there is none. */
    public @Nullable Integer period() {
        Unit unit = unit();
        return (unit != null) ? retention().smallNumber(unit.element) : null;
    }

    /** What the default retention is counted in; null where there is none. */
    public @Nullable Unit unit() {
        return (retention().child(Unit.DAYS.element) != null) ? Unit.DAYS
                : (retention().child(Unit.YEARS.element) != null) ? Unit.YEARS : null;
    }

    private XmlElement retention() {
        return this.xml.childOrEmpty("Rule").childOrEmpty(RETENTION);
    }

    /**
     * This configuration with a default retention.
     * @param period 1 to 36,500 days or 1 to 100 years
     */
    public ObjectLockConfig withDefaultRetention(Retention.Mode mode, int period, Unit unit) {
        Assert.isTrue(period >= 1 && period <= unit.most, () -> "A retention of " + period + " " + unit
                + " is not possible; write 1 to " + unit.most + " " + unit);
        XmlElement retention = retention().without(Unit.DAYS.element)
            .without(Unit.YEARS.element)
            .with("Mode", mode.name())
            .with(unit.element, Integer.toString(period));
        return new ObjectLockConfig(this.xml.with(this.xml.childOrEmpty("Rule").with(retention)));
    }

    /** This configuration without a default retention. */
    public ObjectLockConfig withoutDefaultRetention() {
        return new ObjectLockConfig(this.xml.without("Rule"));
    }

}
