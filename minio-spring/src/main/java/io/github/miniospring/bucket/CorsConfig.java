package io.github.miniospring.bucket;

import java.util.Arrays;
import java.util.List;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * Which pages of other hosts may use a bucket from within a browser. MinIO's community
 * server has it for the server as a whole only and refuses it (501).
 *
 * @param xml the document, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">S3:
 * PutBucketCors</a>
 */
public record CorsConfig(XmlElement xml) {

    static final String ROOT = "CORSConfiguration";

    static final String RULE = "CORSRule";

    private static final int MOST_RULES = 100;

    public CorsConfig {
        xml.requireName(ROOT);
    }

    /** Up to 100 rules, of which the first that fits counts. */
    public static CorsConfig of(CorsRule... rules) {
        return new CorsConfig(XmlElement.of(ROOT)).withRules(Arrays.asList(rules));
    }

    /** In their order: the first that fits counts. */
    public List<CorsRule> rules() {
        return this.xml.children(RULE).stream().map(CorsRule::new).toList();
    }

    /** This configuration with other rules. */
    public CorsConfig withRules(List<CorsRule> rules) {
        CorsConfig changed = new CorsConfig(this.xml.withAll(RULE, rules.stream().map(CorsRule::xml).toList()));
        changed.check();
        return changed;
    }

    void check() {
        List<CorsRule> rules = rules();
        int count = rules.size();
        Assert.isTrue(count > 0, "There are no rules; to have none, call deleteBucketCors");
        Assert.isTrue(count <= MOST_RULES, () -> "There are " + count + " rules; " + MOST_RULES + " is the most");
        rules.forEach(CorsRule::check);
    }

}
