package io.github.miniospring.test.server.auth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.miniospring.test.server.text.Wildcard;

/** What MinIO demands of a bucket's policy. */
final class BucketPolicyRules {

    private static final Set<String> BUCKET_ACTIONS = Set.of("s3:CreateBucket", "s3:DeleteBucket",
            "s3:DeleteBucketPolicy", "s3:ForceDeleteBucket", "s3:GetBucketLocation", "s3:GetBucketNotification",
            "s3:GetBucketPolicy", "s3:GetBucketPolicyStatus", "s3:GetBucketTagging", "s3:GetBucketVersioning",
            "s3:GetBucketObjectLockConfiguration", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration", "s3:HeadBucket", "s3:ListAllMyBuckets", "s3:ListBucket",
            "s3:ListBucketMultipartUploads", "s3:ListBucketVersions", "s3:ListenBucketNotification",
            "s3:ListenNotification", "s3:PutBucketNotification", "s3:PutBucketObjectLockConfiguration",
            "s3:PutBucketPolicy", "s3:PutBucketTagging", "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration",
            "s3:PutLifecycleConfiguration", "s3:PutReplicationConfiguration", "s3:ResetBucketReplicationState",
            "s3:GetBucketCORS", "s3:PutBucketCORS", "s3:DeleteBucketCORS");

    private static final Set<String> OBJECT_ACTIONS = Set.of("s3:AbortMultipartUpload", "s3:BypassGovernanceRetention",
            "s3:DeleteObject", "s3:DeleteObjectTagging", "s3:DeleteObjectVersion", "s3:DeleteObjectVersionTagging",
            "s3:ForceDeleteObject", "s3:GetObject", "s3:GetObjectAttributes", "s3:GetObjectLegalHold",
            "s3:GetObjectRetention", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionAttributes",
            "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging", "s3:ListMultipartUploadParts",
            "s3:PutObject", "s3:PutObjectFanOut", "s3:PutObjectLegalHold", "s3:PutObjectRetention",
            "s3:PutObjectTagging", "s3:PutObjectVersionTagging", "s3:ReplicateDelete", "s3:ReplicateObject",
            "s3:ReplicateTags", "s3:RestoreObject");

    private static final Set<String> LISTING_KEYS = Set.of("s3:prefix", "s3:delimiter", "s3:max-keys");

    private BucketPolicyRules() {
    }

    /** All actions that policies can speak of. */
    static Stream<String> actions() {
        return Stream.concat(BUCKET_ACTIONS.stream(), OBJECT_ACTIONS.stream());
    }

    static void check(Statement statement, String bucket) {
        List<String> resources = statement.resources().isEmpty() ? statement.notResources() : statement.resources();
        for (String resource : resources) {
            checkResource(resource, bucket);
        }
        for (String action : statement.actions()) {
            checkAction(action, resources, statement);
        }
    }

    private static void checkResource(String resource, String bucket) {
        String plain = resource.startsWith(Statement.ARN) ? resource.substring(Statement.ARN.length()) : resource;
        int slash = plain.indexOf('/');
        String named = (slash < 0) ? plain : plain.substring(0, slash);
        if (!Wildcard.matchesWithSingle(named, bucket)
                && !(slash < 0 && named.endsWith("*") && bucket.startsWith(named.substring(0, named.length() - 1)))) {
            throw new IllegalArgumentException("bucket name does not match");
        }
    }

    private static void checkAction(String action, List<String> resources, Statement statement) {
        boolean forBuckets = BUCKET_ACTIONS.contains(action);
        boolean forObjects = OBJECT_ACTIONS.contains(action);
        if (action.indexOf('*') >= 0 || action.indexOf('?') >= 0) {
            return;
        }
        boolean anywhere = resources.stream().anyMatch(BucketPolicyRules::isForBoth);
        boolean object = resources.stream().anyMatch(resource -> resource.indexOf('/') >= 0);
        boolean whole = resources.stream().anyMatch(resource -> resource.indexOf('/') < 0);
        if (!anywhere && !(forObjects && object) && !(forBuckets && whole) || !forBuckets && !forObjects) {
            throw new IllegalArgumentException("unsupported Resource found " + resources + " for action " + action);
        }
        for (Condition condition : statement.conditions()) {
            String key = condition.key().toLowerCase(Locale.ROOT);
            if (LISTING_KEYS.contains(key) && !action.startsWith("s3:ListBucket")) {
                throw new IllegalArgumentException(
                        "unsupported condition keys '[" + condition.key() + "]' used for action '" + action + "'");
            }
        }
    }

    private static boolean isForBoth(String resource) {
        return resource.equals("*") || resource.equals(Statement.ARN + "*");
    }

}
