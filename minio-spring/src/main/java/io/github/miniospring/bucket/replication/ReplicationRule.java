package io.github.miniospring.bucket.replication;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Which objects are copied where.
 *
 * <pre>{@code
 * ReplicationRule.of("logs", 1, ReplicationDestination.of(arn)).withFilter(ReplicationFilter.prefix("logs/"))
 * }</pre>
 *
 * A rule that was read is changed by the same methods; what they do not name stays.
 *
 * @param xml the rule, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html">S3:
 * ReplicationRule</a>
 */
public record ReplicationRule(XmlElement xml) {

    static final String NAME = "Rule";

    private static final String MARKERS = "DeleteMarkerReplication";

    private static final String DELETES = "DeleteReplication";

    private static final String EXISTING = "ExistingObjectReplication";

    private static final String SELECTION = "SourceSelectionCriteria";

    private static final String REPLICAS = "ReplicaModifications";

    private static final String ENCRYPTED = "SseKmsEncryptedObjects";

    public ReplicationRule {
        xml.requireName(NAME);
    }

    /**
     * Copies all objects, but no removals.
     * @param id its name, of 1 to 255 characters
     * @param priority of rules for the same object the one with the highest counts; no
     * two have the same
     */
    public static ReplicationRule of(String id, int priority, ReplicationDestination destination) {
        return new ReplicationRule(XmlElement.of(NAME)).withId(id)
            .withPriority(priority)
            .withStatus(Status.ENABLED)
            // Servers want to be told, MinIO both and AWS the first.
            .withDeleteMarkerReplication(Status.DISABLED)
            .withFilter(ReplicationFilter.all())
            .withDestination(destination);
    }

    public @Nullable String id() {
        return this.xml.textOrNull("ID");
    }

    /** Null in rules of the old form. */
    public @Nullable Integer priority() {
        return this.xml.smallNumber("Priority");
    }

    public Status status() {
        return Status.in(this.xml);
    }

    /** Which objects it is for, also where the document says it in the old way. */
    public ReplicationFilter filter() {
        XmlElement filter = this.xml.child("Filter");
        return (filter != null) ? new ReplicationFilter(filter) : ReplicationFilter.prefix(this.xml.text("Prefix"));
    }

    public ReplicationDestination destination() {
        return new ReplicationDestination(this.xml.childOrEmpty(ReplicationDestination.NAME));
    }

    /** Whether delete markers are copied. */
    public Status deleteMarkerReplication() {
        return Status.in(this.xml.childOrEmpty(MARKERS));
    }

    /** Whether removals of versions are repeated over there. MinIO only. */
    public Status deleteReplication() {
        return Status.in(this.xml.childOrEmpty(DELETES));
    }

    /** Whether objects are copied that were there before the rule. */
    public Status existingObjectReplication() {
        return Status.in(this.xml.childOrEmpty(EXISTING));
    }

    /** Whether changes of copies are copied back. MinIO does it unless told not to. */
    public Status replicaModifications() {
        return Status.in(this.xml.childOrEmpty(SELECTION).childOrEmpty(REPLICAS));
    }

    /** Whether objects under a key of the key management are copied. */
    public Status sseKmsEncryptedObjects() {
        return Status.in(this.xml.childOrEmpty(SELECTION).childOrEmpty(ENCRYPTED));
    }

    /** This rule under a name of 1 to 255 characters. */
    public ReplicationRule withId(String id) {
        Assert.isTrue(!id.isEmpty() && id.length() <= 255,
                () -> "The id of a rule must have 1 to 255 characters but has " + id.length());
        return new ReplicationRule(this.xml.with("ID", id));
    }

    public ReplicationRule withPriority(int priority) {
        Assert.isTrue(priority >= 0, () -> "priority must not be negative but is " + priority);
        return new ReplicationRule(this.xml.with("Priority", Integer.toString(priority)));
    }

    /** This rule, in force or not. */
    public ReplicationRule withStatus(Status status) {
        return new ReplicationRule(this.xml.with("Status", status.text()));
    }

    /** This rule for other objects. */
    public ReplicationRule withFilter(ReplicationFilter filter) {
        return new ReplicationRule(this.xml.without("Prefix").with(filter.xml()));
    }

    public ReplicationRule withDestination(ReplicationDestination destination) {
        return new ReplicationRule(this.xml.with(destination.xml()));
    }

    public ReplicationRule withDeleteMarkerReplication(Status status) {
        return withStatusOf(MARKERS, status);
    }

    /** This rule repeating removals of versions, or not. MinIO only. */
    public ReplicationRule withDeleteReplication(Status status) {
        return withStatusOf(DELETES, status);
    }

    public ReplicationRule withExistingObjectReplication(Status status) {
        return withStatusOf(EXISTING, status);
    }

    public ReplicationRule withReplicaModifications(Status status) {
        return withSelection(REPLICAS, status);
    }

    public ReplicationRule withSseKmsEncryptedObjects(Status status) {
        return withSelection(ENCRYPTED, status);
    }

    private ReplicationRule withStatusOf(String name, Status status) {
        return new ReplicationRule(this.xml.with(this.xml.childOrEmpty(name).with("Status", status.text())));
    }

    private ReplicationRule withSelection(String name, Status status) {
        XmlElement selection = this.xml.childOrEmpty(SELECTION);
        return new ReplicationRule(
                this.xml.with(selection.with(selection.childOrEmpty(name).with("Status", status.text()))));
    }

    void check() {
        Assert.isTrue(!destination().bucket().isEmpty(), () -> "Rule '" + id() + "' has no destination");
        // MinIO itself writes both where both are empty.
        Assert.isTrue(this.xml.childOrEmpty("Filter").children().isEmpty() || this.xml.child("Prefix") == null,
                () -> "Rule '" + id()
                        + "' has a filter and a prefix of the old form; write the prefix into the filter");
        // MinIO minds one tag only, not those among several conditions.
        Assert.isTrue(
                deleteMarkerReplication() == Status.DISABLED || this.xml.childOrEmpty("Filter").child("Tag") == null,
                () -> "Rule '" + id() + "' copies delete markers, which have no tags to filter by");
    }

}
