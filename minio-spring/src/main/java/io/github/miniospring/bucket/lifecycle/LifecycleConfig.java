package io.github.miniospring.bucket.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What becomes of the objects of a bucket in time.
 *
 * @param xml the document, of which nothing is lost
 * @param transitionDefaultMinimumObjectSize from which size on objects are moved, of
 * AWS's two ways to count; null for the server's own
 * @param updatedAt when it was set; null where the server does not tell
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html">S3:
 * PutBucketLifecycleConfiguration</a>
 */
public record LifecycleConfig(XmlElement xml, @Nullable String transitionDefaultMinimumObjectSize,
        @Nullable Instant updatedAt) {

    static final String ROOT = "LifecycleConfiguration";

    private static final int MOST_RULES = 1000;

    public LifecycleConfig {
        xml.requireName(ROOT);
    }

    /** 1 to 1,000 rules with different names. */
    public static LifecycleConfig of(LifecycleRule... rules) {
        return new LifecycleConfig(XmlElement.of(ROOT), null, null).withRules(Arrays.asList(rules));
    }

    public List<LifecycleRule> rules() {
        return this.xml.children(LifecycleRule.NAME).stream().map(LifecycleRule::new).toList();
    }

    /** The rule of that name. */
    public @Nullable LifecycleRule rule(String id) {
        return rules().stream().filter(rule -> id.equals(rule.id())).findFirst().orElse(null);
    }

    /** This configuration with other rules. */
    public LifecycleConfig withRules(List<LifecycleRule> rules) {
        LifecycleConfig changed = new LifecycleConfig(
                this.xml.withAll(LifecycleRule.NAME, rules.stream().map(LifecycleRule::xml).toList()),
                this.transitionDefaultMinimumObjectSize, this.updatedAt);
        changed.check();
        return changed;
    }

    /** This configuration with a rule in the place of that of the same name, or last. */
    public LifecycleConfig withRule(LifecycleRule rule) {
        List<LifecycleRule> rules = new ArrayList<>(rules());
        LifecycleRule old = (rule.id() != null) ? rule(rule.id()) : null;
        if (old != null) {
            rules.set(rules.indexOf(old), rule);
        }
        else {
            rules.add(rule);
        }
        return withRules(rules);
    }

    void check() {
        List<LifecycleRule> rules = rules();
        Assert.notEmpty(rules, "There are no rules; to have none, call deleteBucketLifecycle");
        Assert.isTrue(rules.size() <= MOST_RULES,
                () -> "There are " + rules.size() + " rules; " + MOST_RULES + " is the most");
        Set<String> ids = new HashSet<>();
        for (LifecycleRule rule : rules) {
            rule.check();
            Assert.isTrue(rule.id() == null || ids.add(rule.id()),
                    () -> "There are two rules of the name '" + rule.id() + "'");
        }
    }

}
