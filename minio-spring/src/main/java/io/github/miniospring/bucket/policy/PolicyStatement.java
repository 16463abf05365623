package io.github.miniospring.bucket.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Allows somebody something, or denies it, which counts more.
 *
 * <pre>{@code
 * PolicyStatement.allow("s3:GetObject").withResources("arn:aws:s3:::photos/public/*")
 * }</pre>
 *
 * A statement that was read is changed by the same methods; what they do not name stays.
 *
 * @param members the statement as JSON has it, in its order
 */
public record PolicyStatement(Map<String, @Nullable Object> members) {

    /** What becomes of a request that a statement is about. */
    public enum Effect {

        ALLOW("Allow"), DENY("Deny");

        private final String text;

        Effect(String text) {
            this.text = text;
        }

    }

    @SuppressWarnings("unchecked")
    public PolicyStatement {
        Object frozen = PolicyJson.frozen(members);
        members = (Map<String, @Nullable Object>) frozen;
    }

    /** Allows these actions to everybody. */
    public static PolicyStatement allow(String... actions) {
        return of(Effect.ALLOW, actions);
    }

    /** Denies these actions to everybody. */
    public static PolicyStatement deny(String... actions) {
        return of(Effect.DENY, actions);
    }

    private static PolicyStatement of(Effect effect, String... actions) {
        return new PolicyStatement(Map.of("Effect", effect.text)).withPrincipals("*").withActions(actions);
    }

    /** Its name; null for none. */
    public @Nullable String sid() {
        return (this.members.get("Sid") instanceof String sid) ? sid : null;
    }

    /** Null where it is neither of those that S3 has. */
    public @Nullable Effect effect() {
        Object effect = this.members.get("Effect");
        return Effect.ALLOW.text.equals(effect) ? Effect.ALLOW : Effect.DENY.text.equals(effect) ? Effect.DENY : null;
    }

    /**
     * Which accounts, users and roles are meant; {@code *} for everybody. Empty where the
     * statement names others, or those who are not meant.
     */
    public List<String> principals() {
        Object principal = this.members.get("Principal");
        return PolicyJson.texts((principal instanceof Map<?, ?> kinds) ? kinds.get("AWS") : principal);
    }

    public List<String> actions() {
        return PolicyJson.texts(this.members.get("Action"));
    }

    public List<String> resources() {
        return PolicyJson.texts(this.members.get("Resource"));
    }

    /** The values that a condition names; empty where it is not there. */
    public List<String> condition(String operator, String key) {
        return (this.members.get("Condition") instanceof Map<?, ?> operators
                && operators.get(operator) instanceof Map<?, ?> keys) ? PolicyJson.texts(keys.get(key)) : List.of();
    }

    public PolicyStatement withSid(String sid) {
        return with("Sid", sid);
    }

    /**
     * This statement about these accounts, users and roles, by their ARNs, and about
     * nobody else.
     * @param principals {@code *} for everybody
     */
    public PolicyStatement withPrincipals(String... principals) {
        Assert.notEmpty(principals, "There are no principals; write * for everybody");
        return instead("Principal", Map.of("AWS", Arrays.asList(principals)));
    }

    /** This statement about other actions, such as {@code s3:GetObject}. */
    public PolicyStatement withActions(String... actions) {
        Assert.notEmpty(actions, "There are no actions; write some, such as s3:GetObject");
        return instead("Action", Arrays.asList(actions));
    }

    /** This statement about other resources: {@code arn:aws:s3:::bucket/key}. */
    public PolicyStatement withResources(String... resources) {
        Assert.notEmpty(resources, "There are no resources; write some, such as arn:aws:s3:::bucket/*");
        return instead("Resource", Arrays.asList(resources));
    }

    /**
     * This statement under a condition more.
     * @param operator such as {@code StringLike}
     * @param key such as {@code s3:prefix}
     * @param values one of which must fit
     */
    public PolicyStatement withCondition(String operator, String key, String... values) {
        Assert.notEmpty(values, "There are no values; write some that the condition compares with");
        Map<String, @Nullable Object> operators = members(this.members.get("Condition"));
        Map<String, @Nullable Object> keys = members(operators.get(operator));
        keys.put(key, Arrays.asList(values));
        operators.put(operator, keys);
        return with("Condition", operators);
    }

    private static Map<String, @Nullable Object> members(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    // A statement says who is meant or who is not, never both; so with actions and
    // resources.
    private PolicyStatement instead(String name, Object value) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(this.members);
        others.remove("Not" + name);
        return new PolicyStatement(others).with(name, value);
    }

    private PolicyStatement with(String name, Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.members);
        changed.put(name, value);
        return new PolicyStatement(changed);
    }

    /** A resource of another bucket than {@code bucket}; null for none. */
    @Nullable String foreignResource(String bucket) {
        return resources().stream().filter(resource -> namesAnother(resource, bucket)).findFirst().orElse(null);
    }

    private static boolean namesAnother(String resource, String bucket) {
        if (!resource.startsWith(BucketPolicy.ARN)) {
            return false;
        }
        String path = resource.substring(BucketPolicy.ARN.length());
        String name = path.substring(0, (path.indexOf('/') >= 0) ? path.indexOf('/') : path.length());
        boolean pattern = name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.contains("${");
        return !pattern && !name.equals(bucket);
    }

    void check() {
        Assert.isTrue(effect() != null,
                () -> "A statement has the effect '" + this.members.get("Effect") + "'; write Allow or Deny");
        Assert.isTrue(this.members.containsKey("Principal") || this.members.containsKey("NotPrincipal"),
                "A statement has no principal; call withPrincipals, with * for everybody");
        Assert.isTrue(!actions().isEmpty() || this.members.containsKey("NotAction"),
                "A statement has no actions; call withActions, as with s3:GetObject");
        Assert.isTrue(!resources().isEmpty() || this.members.containsKey("NotResource"),
                "A statement has no resources; call withResources, as with arn:aws:s3:::bucket/*");
    }

}
