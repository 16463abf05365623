package io.github.miniospring.presign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.StringJoiner;

/** A policy as the server reads it, in JSON: an expiration and a list of conditions. */
final class PolicyText {

    private static final DateTimeFormatter EXPIRATION = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(ZoneOffset.UTC);

    private PolicyText() {
    }

    /**
     * Writes a policy.
     * @param signing the fields that tell of the signature, each a condition, too
     */
    static String of(PostPolicy policy, Map<String, String> signing) {
        StringJoiner conditions = new StringJoiner(",", "[", "]");
        conditions.add(condition("eq", "bucket", policy.bucket()));
        for (PostCondition condition : policy.conditions()) {
            conditions.add(condition(condition.exact() ? "eq" : "starts-with", condition.element(), condition.value()));
        }
        PostPolicy.LengthRange length = policy.length();
        if (length != null) {
            conditions.add("[\"content-length-range\"," + length.lower() + "," + length.upper() + "]");
        }
        signing.forEach((name, value) -> conditions.add(condition("eq", name, value)));
        return "{\"expiration\":" + quoted(expiration(policy.expiration())) + ",\"conditions\":" + conditions + "}";
    }

    private static String expiration(Instant instant) {
        return EXPIRATION.format(instant);
    }

    private static String condition(String kind, String element, String value) {
        return "[" + quoted(kind) + "," + quoted("$" + element) + "," + quoted(value) + "]";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            }
            else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            }
            else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

}
