package io.github.miniospring.test.server.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.miniospring.test.server.text.Json;
import io.github.miniospring.test.server.text.JsonText;
import org.jspecify.annotations.Nullable;

/** What is allowed and what is forbidden, in the language of AWS. */
public final class Policy {

    /** Allows nothing. */
    public static final Policy NOTHING = new Policy("", List.of());

    private static final Map<String, String> BUILT_IN = Map.of("readwrite", statement("\"s3:*\""), "readonly",
            statement("\"s3:GetBucketLocation\",\"s3:GetObject\""), "writeonly", statement("\"s3:PutObject\""),
            "consoleAdmin", statement("\"s3:*\",\"admin:*\",\"kms:*\""));

    private final String id;

    private final List<Statement> statements;

    private Policy(String id, List<Statement> statements) {
        this.id = id;
        this.statements = statements;
    }

    private static String statement(String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + actions
                + "],\"Resource\":[\"arn:aws:s3:::*\"]}]}";
    }

    /**
     * The policy of a user: one of MinIO's own by name, or a document.
     * @throws IllegalArgumentException if it is neither
     */
    public static Policy ofUser(String nameOrDocument) {
        return parse(BUILT_IN.getOrDefault(nameOrDocument, nameOrDocument), false);
    }

    /**
     * The policy of a session, which narrows that of its user.
     * @throws IllegalArgumentException saying what is wrong with it
     * @throws UnsupportedOperationException if it says what this server cannot hold to
     */
    public static Policy ofSession(String document) {
        Policy policy = parse(document, false);
        if (!document.contains("\"Version\"")) {
            throw new IllegalArgumentException("Version cannot be empty expecting '2012-10-17'");
        }
        policy.statements.forEach(SessionPolicyRules::check);
        return policy;
    }

    /**
     * The policy of a bucket.
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Policy ofBucket(String document, String bucket) {
        Policy policy = parse(document, true);
        policy.statements.forEach(statement -> BucketPolicyRules.check(statement, bucket));
        return policy;
    }

    private static Policy parse(String document, boolean ofBucket) {
        Map<?, ?> json = object(Json.parse(document));
        String version = text(json.get("Version"));
        if (version.isEmpty() && ofBucket) {
            throw new IllegalArgumentException("The policy must contain a valid version string");
        }
        if (!version.isEmpty() && !version.equals("2012-10-17")) {
            throw new IllegalArgumentException("invalid version '" + version + "'");
        }
        List<Statement> statements = new ArrayList<>();
        Object list = json.get("Statement");
        if (ofBucket && list instanceof Map) {
            throw new IllegalArgumentException("json: cannot unmarshal object into Go struct field subPolicy.Statement"
                    + " of type []policy.BPStatement");
        }
        for (Object statement : (list instanceof List<?> many) ? many : (list == null) ? List.of() : List.of(list)) {
            statements.add(statement(object(statement), ofBucket));
        }
        return new Policy(text(json.get("ID")), statements);
    }

    private static Statement statement(Map<?, ?> json, boolean ofBucket) {
        String effect = text(json.get("Effect"));
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new IllegalArgumentException("invalid Effect " + effect);
        }
        return new Statement(text(json.get("Sid")), effect.equals("Allow"),
                ofBucket ? principals(json.get("Principal")) : null, texts(json.get("Action")),
                texts(json.get("NotAction")), texts(json.get("Resource")), texts(json.get("NotResource")),
                conditions(json.get("Condition")));
    }

    private static List<String> principals(@Nullable Object json) {
        List<String> principals = texts((json instanceof Map<?, ?> map) ? map.get("AWS") : json);
        if (principals.isEmpty()) {
            throw new IllegalArgumentException("invalid Principal {[]}");
        }
        return principals;
    }

    private static List<Condition> conditions(@Nullable Object json) {
        List<Condition> conditions = new ArrayList<>();
        if (json != null) {
            object(json).forEach((operator, keys) -> {
                if (!Condition.isOperator(operator.toString())) {
                    throw new IllegalArgumentException("invalid condition name '" + operator + "'");
                }
                object(keys).forEach((key, values) -> conditions
                    .add(new Condition(operator.toString(), key.toString(), texts(values))));
            });
        }
        return conditions;
    }

    private static Map<?, ?> object(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("an object is expected");
    }

    private static String text(@Nullable Object json) {
        return (json == null) ? "" : json.toString();
    }

    private static List<String> texts(@Nullable Object json) {
        if (json == null) {
            return List.of();
        }
        return (json instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of(json.toString());
    }

    /** Whether it allows that, and nothing in it forbids it. */
    public boolean allows(PolicyRequest request) {
        Predicate<Statement> concerns = statement -> statement.concerns(request);
        return this.statements.stream().filter(statement -> !statement.allow()).noneMatch(concerns)
                && this.statements.stream().filter(Statement::allow).anyMatch(concerns);
    }

    /** As MinIO gives it back. */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!this.id.isEmpty()) {
            json.put("ID", this.id);
        }
        json.put("Version", "2012-10-17");
        json.put("Statement", this.statements.stream().map(Statement::toJson).toList());
        return JsonText.of(json);
    }

}
