package io.github.miniospring.test.server.auth;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

import io.github.miniospring.test.server.text.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a statement.
 *
 * @param operator as written
 * @param key as written
 */
record Condition(String operator, String key, List<String> values) {

    private static final Map<String, BiPredicate<String, String>> TESTS = Map.ofEntries(
            Map.entry("StringEquals", (value, wanted) -> value.equals(wanted)),
            Map.entry("StringEqualsIgnoreCase", (value, wanted) -> value.equalsIgnoreCase(wanted)),
            Map.entry("StringLike", (value, wanted) -> Wildcard.matchesWithSingle(wanted, value)),
            Map.entry("BinaryEquals", (value, wanted) -> value.equals(wanted)),
            Map.entry("IpAddress", Condition::isInNetwork),
            Map.entry("Bool", (value, wanted) -> value.equalsIgnoreCase(wanted)),
            Map.entry("NumericEquals", (value, wanted) -> compareNumbers(value, wanted) == 0),
            Map.entry("NumericLessThan", (value, wanted) -> compareNumbers(value, wanted) < 0),
            Map.entry("NumericLessThanEquals", (value, wanted) -> compareNumbers(value, wanted) <= 0),
            Map.entry("NumericGreaterThan", (value, wanted) -> compareNumbers(value, wanted) > 0),
            Map.entry("NumericGreaterThanEquals", (value, wanted) -> compareNumbers(value, wanted) >= 0),
            Map.entry("DateEquals", (value, wanted) -> compareDates(value, wanted) == 0),
            Map.entry("DateLessThan", (value, wanted) -> compareDates(value, wanted) < 0),
            Map.entry("DateLessThanEquals", (value, wanted) -> compareDates(value, wanted) <= 0),
            Map.entry("DateGreaterThan", (value, wanted) -> compareDates(value, wanted) > 0),
            Map.entry("DateGreaterThanEquals", (value, wanted) -> compareDates(value, wanted) >= 0));

    private static final Map<String, String> NEGATIONS = Map.of("StringNotEquals", "StringEquals",
            "StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase", "StringNotLike", "StringLike", "NotIpAddress",
            "IpAddress", "NumericNotEquals", "NumericEquals", "DateNotEquals", "DateEquals");

    static boolean isOperator(String name) {
        String plain = plain(name);
        return plain.equals("Null") || TESTS.containsKey(plain) || NEGATIONS.containsKey(plain);
    }

    private static String plain(String operator) {
        String plain = operator.startsWith("ForAllValues:") || operator.startsWith("ForAnyValue:")
                ? operator.substring(operator.indexOf(':') + 1) : operator;
        return plain.endsWith("IfExists") ? plain.substring(0, plain.length() - "IfExists".length()) : plain;
    }

    boolean holds(PolicyRequest request) {
        List<String> actual = request.conditions().getOrDefault(this.key.toLowerCase(Locale.ROOT), List.of());
        String plain = plain(this.operator);
        if (plain.equals("Null")) {
            return this.values.contains(Boolean.toString(actual.isEmpty()));
        }
        if (actual.isEmpty() && this.operator.endsWith("IfExists")) {
            return true;
        }
        String negated = NEGATIONS.get(plain);
        if (negated != null) {
            return !anyMatches(actual, TESTS.get(negated));
        }
        if (this.operator.startsWith("ForAllValues:")) {
            return actual.stream().allMatch(value -> anyMatches(List.of(value), TESTS.get(plain)));
        }
        return anyMatches(actual, TESTS.get(plain));
    }

    private boolean anyMatches(List<String> actual, @Nullable BiPredicate<String, String> test) {
        return test != null
                && actual.stream().anyMatch(value -> this.values.stream().anyMatch(wanted -> test.test(value, wanted)));
    }

    private static int compareNumbers(String value, String wanted) {
        try {
            return new BigDecimal(value).compareTo(new BigDecimal(wanted));
        }
        catch (NumberFormatException ex) {
            return -2;
        }
    }

    private static int compareDates(String value, String wanted) {
        try {
            return Instant.parse(value).compareTo(Instant.parse(wanted));
        }
        catch (DateTimeException ex) {
            return -2;
        }
    }

    private static boolean isInNetwork(String value, String wanted) {
        try {
            int slash = wanted.indexOf('/');
            byte[] network = InetAddress.getByName((slash < 0) ? wanted : wanted.substring(0, slash)).getAddress();
            byte[] address = InetAddress.getByName(value).getAddress();
            int bits = (slash < 0) ? network.length * 8 : Integer.parseInt(wanted.substring(slash + 1));
            if (network.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((network[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
        catch (UnknownHostException | NumberFormatException | ArrayIndexOutOfBoundsException ex) {
            return false;
        }
    }

}
