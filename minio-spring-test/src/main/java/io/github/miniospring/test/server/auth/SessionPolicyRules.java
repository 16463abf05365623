package io.github.miniospring.test.server.auth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.text.Wildcard;

/**
 * What MinIO demands of a session's policy, and what this server demands besides: it
 * refuses what it would leave out of account.
 */
final class SessionPolicyRules {

    /** Keys that MinIO knows and this server has no values of. */
    private static final Pattern UNKNOWN_VALUES = Pattern.compile("(jwt|ldap|sts|svc):.*|aws:(groups|principaltype)"
            + "|s3:(existingobjecttag|requestobjecttag|requestobjecttagkeys|locationconstraint|signatureage"
            + "|object-lock-remaining-retention-days)(/.*)?");

    private static final Set<String> KEYS = Set.of("aws:currenttime", "aws:epochtime", "aws:referer",
            "aws:securetransport", "aws:sourceip", "aws:useragent", "aws:userid", "aws:username", "s3:authtype",
            "s3:delimiter", "s3:max-keys", "s3:object-lock-legal-hold", "s3:object-lock-mode",
            "s3:object-lock-retain-until-date", "s3:prefix", "s3:signatureversion", "s3:versionid",
            "s3:x-amz-content-sha256", "s3:x-amz-copy-source", "s3:x-amz-metadata-directive",
            "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "s3:x-amz-server-side-encryption-customer-algorithm", "s3:x-amz-storage-class");

    private SessionPolicyRules() {
    }

    static void check(Statement statement) {
        if (!statement.notActions().isEmpty()) {
            throw new IllegalArgumentException("NotAction is not allowed");
        }
        if (statement.actions().isEmpty()) {
            throw new IllegalArgumentException("Action must not be empty");
        }
        statement.actions().forEach(SessionPolicyRules::checkAction);
        long ofS3 = statement.actions().stream().filter(SessionPolicyRules::isOfS3).count();
        if (ofS3 > 0 && ofS3 < statement.actions().size()) {
            throw new IllegalArgumentException("unsupported admin action in " + statement.actions());
        }
        if (ofS3 > 0) {
            checkResources(statement);
        }
        for (Condition condition : statement.conditions()) {
            checkKey(condition.key());
            condition.values().forEach(SessionPolicyRules::refuseVariables);
        }
    }

    private static boolean isOfS3(String action) {
        return !action.matches("(admin|kms|sts):.*");
    }

    private static void checkAction(String action) {
        // What these allow or forbid does not exist here.
        if (isOfS3(action)
                && BucketPolicyRules.actions().noneMatch(known -> Wildcard.matchesWithSingle(action, known))) {
            throw new IllegalArgumentException("unsupported action '" + action + "'");
        }
    }

    private static void checkResources(Statement statement) {
        List<String> resources = statement.resources().isEmpty() ? statement.notResources() : statement.resources();
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("Resource must not be empty");
        }
        for (String resource : resources) {
            if (!resource.equals("*") && !resource.startsWith(Statement.ARN)) {
                throw new IllegalArgumentException("invalid resource '" + resource + "'");
            }
            refuseVariables(resource);
        }
    }

    private static void checkKey(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (UNKNOWN_VALUES.matcher(lower).matches()) {
            throw new UnsupportedOperationException("The condition key " + key + " is not supported");
        }
        if (!KEYS.contains(lower)) {
            throw new IllegalArgumentException("invalid condition key '" + key + "'");
        }
    }

    private static void refuseVariables(String text) {
        if (text.contains("${")) {
            throw new UnsupportedOperationException("Policy variables are not supported: " + text);
        }
    }

}
