package io.github.miniospring.test.server.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.test.server.text.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a policy.
 *
 * @param principals whom it is about; null in policies of users
 */
record Statement(String id, boolean allow, @Nullable List<String> principals, List<String> actions,
        List<String> notActions, List<String> resources, List<String> notResources, List<Condition> conditions) {

    static final String ARN = "arn:aws:s3:::";

    /** Whether it speaks of that request. */
    boolean concerns(PolicyRequest request) {
        if (this.principals != null && !this.principals.contains("*")) {
            return false;
        }
        boolean action = this.notActions.isEmpty() ? matchesAny(this.actions, request.action())
                : !matchesAny(this.notActions, request.action());
        return action && concernsResource(request.resource())
                && this.conditions.stream().allMatch(condition -> condition.holds(request));
    }

    private boolean concernsResource(String resource) {
        if (!this.notResources.isEmpty()) {
            return this.notResources.stream().noneMatch(pattern -> matchesResource(pattern, resource));
        }
        // What concerns the whole server has no resource; actions of sts and admin
        // neither.
        return this.resources.isEmpty()
                || this.resources.stream().anyMatch(pattern -> matchesResource(pattern, resource));
    }

    private static boolean matchesAny(List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> Wildcard.matchesWithSingle(pattern, action));
    }

    private static boolean matchesResource(String pattern, String resource) {
        String plain = pattern.startsWith(ARN) ? pattern.substring(ARN.length()) : pattern;
        return Wildcard.matchesWithSingle(plain, resource);
    }

    /** As MinIO gives it back. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!this.id.isEmpty()) {
            json.put("Sid", this.id);
        }
        json.put("Effect", this.allow ? "Allow" : "Deny");
        if (this.principals != null) {
            json.put("Principal", Map.of("AWS", this.principals));
        }
        putIfAny(json, "Action", this.actions);
        putIfAny(json, "NotAction", this.notActions);
        putIfAny(json, "Resource", this.resources);
        putIfAny(json, "NotResource", this.notResources);
        if (!this.conditions.isEmpty()) {
            Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
            for (Condition condition : this.conditions) {
                conditions.computeIfAbsent(condition.operator(), key -> new LinkedHashMap<>())
                    .put(condition.key(), condition.values());
            }
            json.put("Condition", conditions);
        }
        return json;
    }

    private static void putIfAny(Map<String, Object> json, String name, List<String> values) {
        if (!values.isEmpty()) {
            List<String> sorted = new ArrayList<>(values);
            sorted.sort(null);
            json.put(name, sorted);
        }
    }

}
