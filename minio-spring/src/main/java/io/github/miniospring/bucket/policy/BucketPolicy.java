package io.github.miniospring.bucket.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.operation.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Who may do what with a bucket.
 *
 * <pre>{@code
 * BucketPolicy.readOnly("photos", "public/")
 * BucketPolicy.of(PolicyStatement.allow("s3:GetObject").withResources("arn:aws:s3:::photos/*"))
 * }</pre>
 *
 * @param json the policy; a text that came from a server or a caller is kept letter for
 * letter
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html">S3:
 * policies</a>
 */
public record BucketPolicy(String json) {

    static final String ARN = "arn:aws:s3:::";

    private static final String[] WRITES = { "s3:PutObject", "s3:DeleteObject", "s3:ListMultipartUploadParts",
            "s3:AbortMultipartUpload" };

    /** Some statements, at least one. */
    public static BucketPolicy of(PolicyStatement... statements) {
        return new BucketPolicy("{\"Version\":\"2012-10-17\"}").withStatements(Arrays.asList(statements));
    }

    /**
     * Lets everybody list and read the objects below a prefix.
     * @param prefix empty for all objects; with one, listings are allowed of exactly this
     * prefix
     */
    public static BucketPolicy readOnly(String bucket, String prefix) {
        return of(bucketStatement(bucket, "s3:GetBucketLocation"), listing(bucket, prefix),
                objects(bucket, prefix, "s3:GetObject"));
    }

    /**
     * Lets everybody store and remove objects below a prefix, but see none of them.
     * @param prefix empty for all objects
     */
    public static BucketPolicy writeOnly(String bucket, String prefix) {
        return of(bucketStatement(bucket, "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"),
                objects(bucket, prefix, WRITES));
    }

    /**
     * Lets everybody list, read, store and remove the objects below a prefix.
     * @param prefix empty for all objects; with one, listings are allowed of exactly this
     * prefix
     */
    public static BucketPolicy readWrite(String bucket, String prefix) {
        List<String> actions = new ArrayList<>(List.of("s3:GetObject"));
        actions.addAll(Arrays.asList(WRITES));
        return of(bucketStatement(bucket, "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"),
                listing(bucket, prefix), objects(bucket, prefix, actions.toArray(new String[0])));
    }

    private static PolicyStatement bucketStatement(String bucket, String... actions) {
        return PolicyStatement.allow(actions).withResources(ARN + Names.bucket(bucket));
    }

    // Without the condition, a prefix that everybody may read would show the names of all
    // others. MinIO's own tools write it so, and know it again.
    private static PolicyStatement listing(String bucket, String prefix) {
        PolicyStatement statement = bucketStatement(bucket, "s3:ListBucket");
        return prefix.isEmpty() ? statement
                : statement.withCondition("StringEquals", "s3:prefix", withoutPatterns(prefix));
    }

    private static PolicyStatement objects(String bucket, String prefix, String... actions) {
        return PolicyStatement.allow(actions)
            .withResources(ARN + Names.bucket(bucket) + "/" + withoutPatterns(prefix) + "*");
    }

    private static String withoutPatterns(String prefix) {
        Assert.isTrue(prefix.indexOf('*') < 0 && prefix.indexOf('?') < 0 && !prefix.contains("${"),
                () -> "Prefix '" + prefix + "' has characters that are patterns in a policy: write the statements");
        return prefix;
    }

    /** Its version, mostly {@code 2012-10-17}. */
    public @Nullable String version() {
        return (PolicyJson.read(this.json).get("Version") instanceof String version) ? version : null;
    }

    /** Its statements, also where it has but one outside a list. */
    public List<PolicyStatement> statements() {
        Object value = PolicyJson.read(this.json).get("Statement");
        List<?> elements = (value instanceof List<?> list) ? list : (value != null) ? List.of(value) : List.of();
        List<PolicyStatement> statements = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (!(element instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("The policy has a statement that is no JSON object");
            }
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            statements.add(new PolicyStatement(members));
        }
        return statements;
    }

    /** This policy with other statements, at least one; all else stays. */
    public BucketPolicy withStatements(List<PolicyStatement> statements) {
        Assert.notEmpty(statements, "There are no statements; to have no policy, call deleteBucketPolicy");
        statements.forEach(PolicyStatement::check);
        Map<String, Object> members = PolicyJson.read(this.json);
        members.put("Statement", statements.stream().map(PolicyStatement::members).toList());
        return new BucketPolicy(PolicyJson.write(members));
    }

    void check(String bucket) {
        Assert.hasText(this.json, "The policy is empty; to have none, call deleteBucketPolicy");
        List<PolicyStatement> statements = statements();
        Assert.notEmpty(statements, "The policy has no statements; to have no policy, call deleteBucketPolicy");
        for (PolicyStatement statement : statements) {
            statement.check();
            String foreign = statement.foreignResource(bucket);
            Assert.isTrue(foreign == null, () -> "The policy of bucket '" + bucket + "' has the resource '" + foreign
                    + "' of another; write " + ARN + bucket + " or " + ARN + bucket + "/*");
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return this.json;
    }

}
