package io.github.miniospring.test.server.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.object.DescriptionHeaders;
import io.github.miniospring.test.server.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What whoever signed a form allows in it.
 *
 * @param least the fewest bytes of the file
 * @param most the most bytes of the file; zero for any number
 */
record PostPolicy(Instant expiration, List<Condition> conditions, long least, long most) {

    private static final Set<String> MAY_START = Set.of("$acl", "$cache-control", "$content-type",
            "$content-disposition", "$content-encoding", "$expires", "$key", "$success_action_redirect", "$redirect",
            "$success_action_status");

    private static final Set<String> MUST_EQUAL = Set.of("$bucket", "$x-amz-algorithm", "$x-amz-credential",
            "$x-amz-date");

    /** Fields that no condition need name. */
    private static final Set<String> FREE = Set.of("X-Amz-Signature", "Policy", "Signature", "Awsaccesskeyid",
            "X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id", "X-Amz-Server-Side-Encryption-Context",
            "X-Amz-Server-Side-Encryption-Customer-Algorithm", "X-Amz-Server-Side-Encryption-Customer-Key");

    PostPolicy {
        conditions = List.copyOf(conditions);
    }

    /** Reads a policy, or refuses the form. */
    static PostPolicy parse(String json) {
        try {
            return read(json);
        }
        catch (IllegalArgumentException | DateTimeException ex) {
            throw S3Error.POST_POLICY_INVALID.filled(String.valueOf(ex.getMessage()));
        }
    }

    private static PostPolicy read(String json) {
        if (!(Json.parseStrict(json) instanceof Map<?, ?> policy)) {
            throw new IllegalArgumentException("EOF");
        }
        Instant expiration = null;
        List<Condition> conditions = new ArrayList<>();
        long least = 0;
        long most = 0;
        for (Map.Entry<?, ?> member : policy.entrySet()) {
            String name = member.getKey().toString();
            if (name.equalsIgnoreCase("expiration") && member.getValue() instanceof String text) {
                expiration = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            }
            else if (name.equalsIgnoreCase("conditions") && member.getValue() instanceof List<?> list) {
                for (Object condition : list) {
                    if (condition instanceof List<?> range && isRange(range)) {
                        least = number(range.get(1));
                        most = number(range.get(2));
                    }
                    else {
                        add(condition, conditions);
                    }
                }
            }
            else {
                throw new IllegalArgumentException("json: unknown field \"" + name + '"');
            }
        }
        if (expiration == null) {
            throw new IllegalArgumentException("parsing time \"\"");
        }
        return new PostPolicy(expiration, conditions, least, most);
    }

    private static boolean isRange(List<?> condition) {
        return condition.size() == 3 && condition.get(0) instanceof String operator
                && operator.equalsIgnoreCase("content-length-range");
    }

    private static long number(@Nullable Object json) {
        if (json instanceof BigDecimal number) {
            return number.longValue();
        }
        if (json instanceof String text) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("Invalid number format");
    }

    private static void add(@Nullable Object json, List<Condition> conditions) {
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, value) -> conditions
                .add(new Condition("eq", "$" + name.toString().toLowerCase(Locale.ROOT), text(value))));
        }
        else if (json instanceof List<?> list && list.size() == 3) {
            String operator = text(list.get(0)).toLowerCase(Locale.ROOT);
            String field = text(list.get(1)).toLowerCase(Locale.ROOT);
            Condition condition = new Condition(operator, field, text(list.get(2)));
            if (!operator.equals("eq") && !operator.equals("starts-with")) {
                throw new IllegalArgumentException("Unknown operator " + operator + " found in POST policy form");
            }
            if (!field.startsWith("$")) {
                throw new IllegalArgumentException(
                        "Invalid according to Policy: Policy Condition failed: " + condition);
            }
            conditions.add(condition);
        }
        else {
            throw new IllegalArgumentException("Malformed conditional fields found in POST policy form");
        }
    }

    private static String text(@Nullable Object json) {
        if (json instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("Unknown type of conditional field value found in POST policy form");
    }

    /** Refuses a form that is too late, or is not as the policy wants it. */
    void check(Headers fields, Instant now) {
        if (!this.expiration.isAfter(now)) {
            throw failed("Invalid according to Policy: Policy expired");
        }
        Set<String> unnamed = new TreeSet<>();
        fields.asMap().keySet().stream().map(DescriptionHeaders::canonical).forEach(unnamed::add);
        unnamed.removeIf(name -> FREE.contains(name) || name.startsWith("X-Ignore-"));
        for (Condition condition : this.conditions) {
            String name = DescriptionHeaders.canonical(condition.field.substring(1));
            List<String> values = fields.all(name);
            if (unnamed.contains(name) && values.size() > 1) {
                throw failed("Invalid according to Policy: Policy Condition failed: " + condition
                        + ". FormValues have multiple values: [" + String.join(", ", values) + "]");
            }
            condition.check(fields.get(name));
            unnamed.remove(name);
        }
        if (!unnamed.isEmpty()) {
            throw failed("Each form field that you specify in a form must appear in the list of policy conditions. \""
                    + String.join(", ", unnamed) + "\" not specified in the policy.");
        }
    }

    private static RuntimeException failed(String why) {
        return S3Error.ACCESS_DENIED.because(why);
    }

    /** Refuses a file that is not as long as the policy wants it. */
    void checkLength(long length) {
        if (length < this.least) {
            throw S3Error.ENTITY_TOO_SMALL.failure();
        }
        if (this.most > 0 && length > this.most) {
            throw S3Error.ENTITY_TOO_LARGE.failure();
        }
    }

    /**
     * What a field must be.
     *
     * @param field with a dollar sign, in lower case
     */
    record Condition(String operator, String field, String value) {

        // As MinIO does it: fields that it does not know need only be named.
        private void check(String actual) {
            boolean known = MAY_START.contains(this.field) || MUST_EQUAL.contains(this.field);
            boolean start = this.operator.equals("starts-with");
            if (!known && !this.field.startsWith("$x-amz-")) {
                return;
            }
            boolean holds = start ? actual.startsWith(this.value) : actual.equals(this.value);
            if (!holds || start && MUST_EQUAL.contains(this.field)) {
                throw failed("Invalid according to Policy: Policy Condition failed" + (known ? "" : ": " + this));
            }
        }

        @Override
        public String toString() {
            return "[" + this.operator + ", " + this.field + ", " + this.value + "]";
        }

    }

}
