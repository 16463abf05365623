package io.github.miniospring.bucket.replication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where the objects of a bucket are copied to. Both buckets must have versioning enabled.
 *
 * @param xml the document, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html">S3:
 * PutBucketReplication</a>
 */
public record ReplicationConfig(XmlElement xml) {

    static final String ROOT = "ReplicationConfiguration";

    private static final int MOST_RULES = 1000;

    public ReplicationConfig {
        xml.requireName(ROOT);
    }

    /** 1 to 1,000 rules with different names and priorities. */
    public static ReplicationConfig of(ReplicationRule... rules) {
        return new ReplicationConfig(XmlElement.of(ROOT)).withRules(Arrays.asList(rules));
    }

    /**
     * The role under which AWS copies; empty on MinIO, which names each destination by an
     * ARN of its own.
     */
    public @Nullable String role() {
        return this.xml.textOrNull("Role");
    }

    /** In the order of the document; their priority is what counts. */
    public List<ReplicationRule> rules() {
        return this.xml.children(ReplicationRule.NAME).stream().map(ReplicationRule::new).toList();
    }

    /** The rule of that name. */
    public @Nullable ReplicationRule rule(String id) {
        return rules().stream().filter(rule -> id.equals(rule.id())).findFirst().orElse(null);
    }

    /** This configuration with a role, which AWS requires and MinIO does without. */
    public ReplicationConfig withRole(String role) {
        Assert.hasText(role, "role must not be blank");
        return new ReplicationConfig(this.xml.with("Role", role));
    }

    /** This configuration with other rules. */
    public ReplicationConfig withRules(List<ReplicationRule> rules) {
        ReplicationConfig changed = new ReplicationConfig(
                this.xml.withAll(ReplicationRule.NAME, rules.stream().map(ReplicationRule::xml).toList()));
        changed.check();
        return changed;
    }

    /** This configuration with a rule in the place of that of the same name, or last. */
    public ReplicationConfig withRule(ReplicationRule rule) {
        List<ReplicationRule> rules = new ArrayList<>(rules());
        ReplicationRule old = (rule.id() != null) ? rule(rule.id()) : null;
        if (old != null) {
            rules.set(rules.indexOf(old), rule);
        }
        else {
            rules.add(rule);
        }
        return withRules(rules);
    }

    void check() {
        List<ReplicationRule> rules = rules();
        Assert.notEmpty(rules, "There are no rules; to have none, call deleteBucketReplication");
        Assert.isTrue(rules.size() <= MOST_RULES,
                () -> "There are " + rules.size() + " rules; " + MOST_RULES + " is the most");
        Set<String> ids = new HashSet<>();
        Set<Integer> priorities = new HashSet<>();
        for (ReplicationRule rule : rules) {
            rule.check();
            Assert.isTrue(rule.id() == null || ids.add(rule.id()),
                    () -> "There are two rules of the name '" + rule.id() + "'");
            Assert.isTrue(rule.priority() == null || priorities.add(rule.priority()),
                    () -> "There are two rules of priority " + rule.priority());
        }
    }

}
