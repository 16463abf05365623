package io.github.miniospring.bucket.lifecycle;

import java.util.Arrays;
import java.util.List;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What becomes of some objects in time.
 *
 * <pre>{@code
 * LifecycleRule.of("logs").withFilter(LifecycleFilter.prefix("logs/")).withExpiration(Expiration.days(30))
 * }</pre>
 *
 * A rule that was read is changed by the same methods; what they do not name stays.
 *
 * @param xml the rule, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html">S3:
 * LifecycleRule</a>
 */
public record LifecycleRule(XmlElement xml) {

    static final String NAME = "Rule";

    private static final String ABORT = "AbortIncompleteMultipartUpload";

    private static final String MARKERS = "DelMarkerExpiration";

    private static final String ALL_VERSIONS = "AllVersionsExpiration";

    private static final List<String> ACTIONS = List.of(Expiration.NAME, Transition.NAME,
            NoncurrentVersionExpiration.NAME, NoncurrentVersionTransition.NAME, ABORT, MARKERS, ALL_VERSIONS);

    public LifecycleRule {
        xml.requireName(NAME);
    }

    /** A rule for all objects, in force, under a name that the server makes. */
    public static LifecycleRule of() {
        return new LifecycleRule(XmlElement.of(NAME)).withStatus(Status.ENABLED).withFilter(LifecycleFilter.all());
    }

    /** A rule for all objects, in force, under a name of 1 to 255 characters. */
    public static LifecycleRule of(String id) {
        return new LifecycleRule(XmlElement.of(NAME)).withId(id)
            .withStatus(Status.ENABLED)
            .withFilter(LifecycleFilter.all());
    }

    public @Nullable String id() {
        return this.xml.textOrNull("ID");
    }

    public Status status() {
        return Status.in(this.xml);
    }

    /** Which objects it is for, also where the document says it in the old way. */
    public LifecycleFilter filter() {
        XmlElement filter = this.xml.child("Filter");
        return (filter != null) ? new LifecycleFilter(filter) : LifecycleFilter.prefix(this.xml.text("Prefix"));
    }

    public @Nullable Expiration expiration() {
        XmlElement action = this.xml.child(Expiration.NAME);
        return (action != null) ? new Expiration(action) : null;
    }

    public List<Transition> transitions() {
        return this.xml.children(Transition.NAME).stream().map(Transition::new).toList();
    }

    public @Nullable NoncurrentVersionExpiration noncurrentVersionExpiration() {
        XmlElement action = this.xml.child(NoncurrentVersionExpiration.NAME);
        return (action != null) ? new NoncurrentVersionExpiration(action) : null;
    }

    public List<NoncurrentVersionTransition> noncurrentVersionTransitions() {
        return this.xml.children(NoncurrentVersionTransition.NAME)
            .stream()
            .map(NoncurrentVersionTransition::new)
            .toList();
    }

    /** Days after which unfinished uploads are given up; null for never. */
    public @Nullable Integer abortIncompleteMultipartUpload() {
        return this.xml.childOrEmpty(ABORT).smallNumber("DaysAfterInitiation");
    }

    /** Days after which delete markers are removed; null for never. MinIO only. */
    public @Nullable Integer delMarkerExpiration() {
        return this.xml.childOrEmpty(MARKERS).smallNumber("Days");
    }

    /**
     * Days after which all versions of an object are removed; null for never. MinIO's
     * later servers only.
     */
    public @Nullable Integer allVersionsExpiration() {
        return this.xml.childOrEmpty(ALL_VERSIONS).smallNumber("Days");
    }

    /** This rule under a name of 1 to 255 characters. */
    public LifecycleRule withId(String id) {
        Assert.isTrue(!id.isEmpty() && id.length() <= 255,
                () -> "The id of a rule must have 1 to 255 characters but has " + id.length());
        return new LifecycleRule(this.xml.with("ID", id));
    }

    /** This rule, in force or not. */
    public LifecycleRule withStatus(Status status) {
        return new LifecycleRule(this.xml.with("Status", status.text()));
    }

    /** This rule for other objects. */
    public LifecycleRule withFilter(LifecycleFilter filter) {
        return new LifecycleRule(this.xml.without("Prefix").with(filter.xml()));
    }

    public LifecycleRule withExpiration(Expiration expiration) {
        return new LifecycleRule(this.xml.with(expiration.xml()));
    }

    /** This rule with these transitions; MinIO takes one. */
    public LifecycleRule withTransitions(Transition... transitions) {
        return new LifecycleRule(
                this.xml.withAll(Transition.NAME, Arrays.stream(transitions).map(Transition::xml).toList()));
    }

    public LifecycleRule withNoncurrentVersionExpiration(NoncurrentVersionExpiration expiration) {
        return new LifecycleRule(this.xml.with(expiration.xml()));
    }

    /** This rule with these transitions of replaced versions; MinIO takes one. */
    public LifecycleRule withNoncurrentVersionTransitions(NoncurrentVersionTransition... transitions) {
        return new LifecycleRule(this.xml.withAll(NoncurrentVersionTransition.NAME,
                Arrays.stream(transitions).map(NoncurrentVersionTransition::xml).toList()));
    }

    /**
     * This rule giving up unfinished uploads some days after their beginning. MinIO
     * refuses a rule that does nothing else and forgets this part of others: it gives
     * such uploads up by a setting of the server.
     */
    public LifecycleRule withAbortIncompleteMultipartUpload(int days) {
        return with(ABORT, "DaysAfterInitiation", days);
    }

    /** This rule removing delete markers some days after they were made. MinIO only. */
    public LifecycleRule withDelMarkerExpiration(int days) {
        return with(MARKERS, "Days", days);
    }

    /**
     * This rule removing all versions of an object some days after the last was stored.
     * MinIO's later servers only.
     * @param deleteMarker whether objects whose last version is a delete marker are meant
     */
    public LifecycleRule withAllVersionsExpiration(int days, boolean deleteMarker) {
        LifecycleRule changed = with(ALL_VERSIONS, "Days", days);
        return new LifecycleRule(changed.xml
            .with(changed.xml.childOrEmpty(ALL_VERSIONS).with("DeleteMarker", Boolean.toString(deleteMarker))));
    }

    private LifecycleRule with(String action, String element, int days) {
        Assert.isTrue(days > 0, () -> "days must be positive but is " + days);
        return new LifecycleRule(this.xml.with(this.xml.childOrEmpty(action).with(element, Integer.toString(days))));
    }

    /**
     * This rule without one of its actions.
     * @param action as S3 spells it, such as {@code Expiration}
     */
    public LifecycleRule without(String action) {
        Assert.isTrue(ACTIONS.contains(action), () -> "'" + action + "' is no action; write one of " + ACTIONS);
        return new LifecycleRule(this.xml.without(action));
    }

    void check() {
        // What this library does not know may be an action too.
        Assert.isTrue(
                this.xml.children()
                    .stream()
                    .anyMatch(child -> !List.of("ID", "Status", "Filter", "Prefix").contains(child.name())),
                () -> "Rule '" + id() + "' does nothing; give it one of " + ACTIONS);
        // MinIO itself writes both where both are empty.
        Assert.isTrue(this.xml.childOrEmpty("Filter").children().isEmpty() || this.xml.child("Prefix") == null,
                () -> "Rule '" + id()
                        + "' has a filter and a prefix of the old form; write the prefix into the filter");
        Assert.isTrue(delMarkerExpiration() == null || filter().tags().isEmpty(),
                () -> "Rule '" + id() + "' removes delete markers, which have no tags to filter by");
    }

}
