package io.github.miniospring.bucket;

import java.util.Arrays;
import java.util.List;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * Whether a bucket keeps the versions of its objects.
 *
 * <pre>{@code
 * VersioningConfig.enabled().withExcludedPrefixes("tmp/")
 * }</pre>
 *
 * @param xml the document, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html">S3:
 * PutBucketVersioning</a>
 */
public record VersioningConfig(XmlElement xml) {

    static final String ROOT = "VersioningConfiguration";

    private static final int MOST_PREFIXES = 10;

    /** What becomes of versions. */
    public enum Status {

        /** There were never any. Cannot be set: only suspending is possible. */
        OFF,

        /** Every change makes a version. */
        ENABLED,

        /** Those that are there stay; changes replace the version named null. */
        SUSPENDED

    }

    public VersioningConfig {
        xml.requireName(ROOT);
    }

    /** Keeps versions from now on. */
    public static VersioningConfig enabled() {
        return new VersioningConfig(XmlElement.of(ROOT, XmlElement.of("Status", "Enabled")));
    }

    /** Makes no further versions. */
    public static VersioningConfig suspended() {
        return new VersioningConfig(XmlElement.of(ROOT, XmlElement.of("Status", "Suspended")));
    }

    /** {@code OFF} where the document does not say it. */
    public Status status() {
        return this.xml.says("Status", "Enabled") ? Status.ENABLED
                : this.xml.says("Status", "Suspended") ? Status.SUSPENDED : Status.OFF;
    }

    /** Whether removing a version takes a second factor. Never on MinIO. */
    public boolean mfaDelete() {
        // MinIO's own Python client spells it its own way.
        return this.xml.says("MfaDelete", "Enabled") || this.xml.says("MFADelete", "Enabled");
    }

    /** The prefixes below which no versions are kept. MinIO only. */
    public List<String> excludedPrefixes() {
        return this.xml.children("ExcludedPrefixes").stream().map(each -> each.text("Prefix")).toList();
    }

    /** Whether no versions are kept of keys that end in a slash. MinIO only. */
    public boolean excludeFolders() {
        return this.xml.says("ExcludeFolders", "true");
    }

    /** This configuration, enabled or suspended. */
    public VersioningConfig withStatus(Status status) {
        Assert.isTrue(status != Status.OFF, "Versioning cannot be set OFF; write SUSPENDED");
        return new VersioningConfig(this.xml.with("Status", (status == Status.ENABLED) ? "Enabled" : "Suspended"));
    }

    /**
     * This configuration with a second factor for removing versions, which the request
     * has to prove: see {@link PutBucketVersioning#mfa}. Not on MinIO.
     */
    public VersioningConfig withMfaDelete(boolean mfaDelete) {
        return new VersioningConfig(
                this.xml.without("MFADelete").with("MfaDelete", mfaDelete ? "Enabled" : "Disabled"));
    }

    /**
     * This configuration with up to 10 prefixes below which no versions are kept, or with
     * none. MinIO only.
     */
    public VersioningConfig withExcludedPrefixes(String... prefixes) {
        Assert.isTrue(prefixes.length <= MOST_PREFIXES,
                () -> "There are " + prefixes.length + " excluded prefixes; " + MOST_PREFIXES + " is the most");
        List<XmlElement> elements = Arrays.stream(prefixes)
            .map(prefix -> XmlElement.of("ExcludedPrefixes", XmlElement.of("Prefix", prefix)))
            .toList();
        return new VersioningConfig(this.xml.withAll("ExcludedPrefixes", elements));
    }

    /**
     * This configuration with versions of keys that end in a slash, or without. MinIO
     * only.
     */
    public VersioningConfig withExcludeFolders(boolean excludeFolders) {
        return new VersioningConfig(this.xml.withOrWithout("ExcludeFolders", excludeFolders ? "true" : null));
    }

    void check() {
        Assert.isTrue(status() != Status.OFF, "Versioning cannot be set OFF; write SUSPENDED");
        Assert.isTrue(status() == Status.ENABLED || (excludedPrefixes().isEmpty() && !excludeFolders()),
                "Prefixes and folders can be excluded only while versioning is ENABLED; call withExcludedPrefixes()"
                        + " and withExcludeFolders(false) to suspend it");
    }

}
