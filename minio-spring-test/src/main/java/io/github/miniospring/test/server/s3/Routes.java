package io.github.miniospring.test.server.s3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Target;
import io.github.miniospring.test.server.archive.PutObjectExtract;
import io.github.miniospring.test.server.archive.ZipMember;
import io.github.miniospring.test.server.bucket.CreateBucket;
import io.github.miniospring.test.server.bucket.DeleteBucket;
import io.github.miniospring.test.server.bucket.GetBucketLocation;
import io.github.miniospring.test.server.bucket.HeadBucket;
import io.github.miniospring.test.server.document.BucketTagging;
import io.github.miniospring.test.server.document.DeleteDocument;
import io.github.miniospring.test.server.document.Dummies;
import io.github.miniospring.test.server.document.GetBucketLifecycle;
import io.github.miniospring.test.server.document.GetBucketPolicyStatus;
import io.github.miniospring.test.server.document.GetBucketVersioning;
import io.github.miniospring.test.server.document.GetDocument;
import io.github.miniospring.test.server.document.Notification;
import io.github.miniospring.test.server.document.ObjectLockConfiguration;
import io.github.miniospring.test.server.document.PutBucketEncryption;
import io.github.miniospring.test.server.document.PutBucketLifecycle;
import io.github.miniospring.test.server.document.PutBucketPolicy;
import io.github.miniospring.test.server.document.PutBucketVersioning;
import io.github.miniospring.test.server.document.Replication;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.form.PostObject;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.listen.ListenNotification;
import io.github.miniospring.test.server.listing.ListBuckets;
import io.github.miniospring.test.server.listing.ListObjectVersions;
import io.github.miniospring.test.server.listing.ListObjects;
import io.github.miniospring.test.server.listing.ListObjectsV2;
import io.github.miniospring.test.server.listing.ListZipMembers;
import io.github.miniospring.test.server.multipart.AbortMultipartUpload;
import io.github.miniospring.test.server.multipart.CompleteMultipartUpload;
import io.github.miniospring.test.server.multipart.CreateMultipartUpload;
import io.github.miniospring.test.server.multipart.ListMultipartUploads;
import io.github.miniospring.test.server.multipart.ListParts;
import io.github.miniospring.test.server.multipart.UploadPart;
import io.github.miniospring.test.server.multipart.UploadPartCopy;
import io.github.miniospring.test.server.object.CopyObject;
import io.github.miniospring.test.server.object.DeleteObject;
import io.github.miniospring.test.server.object.DeleteObjects;
import io.github.miniospring.test.server.object.GetObject;
import io.github.miniospring.test.server.object.GetObjectAttributes;
import io.github.miniospring.test.server.object.ObjectLegalHold;
import io.github.miniospring.test.server.object.ObjectRetention;
import io.github.miniospring.test.server.object.ObjectTagging;
import io.github.miniospring.test.server.object.PutObject;
import io.github.miniospring.test.server.object.Versions;
import io.github.miniospring.test.server.s3.Route.Body;
import io.github.miniospring.test.server.s3.Route.Level;
import io.github.miniospring.test.server.sts.AssumeRole;
import io.github.miniospring.test.server.sts.ForeignIdentities;
import io.github.miniospring.test.server.text.Query;
import org.jspecify.annotations.Nullable;

/** The table from requests to actions; the first row that fits counts. */
final class Routes {

    private static final String COPY = "x-amz-copy-source";

    private static final Action REFUSAL = call -> {
        throw S3Error.NOT_IMPLEMENTED.failure();
    };

    /** For all servers. Made for the first request, not for the start of a server. */
    static final Routes TABLE = new Routes();

    private final List<Route> routes = new ArrayList<>();

    private Routes() {
        service("ListenNotification", "GET", "s3:ListenNotification", new ListenNotification(), "events");
        service("ListBuckets", "GET", "", new ListBuckets());
        sessions();
        documents();
        dummies();
        multipart();
        aboutObjects();
        listen();
        refused();
        objects();
        buckets();
    }

    private void sessions() {
        add("AssumeRole", "POST", Level.SERVICE, "", Body.PARAMETERS, "", new AssumeRole());
        foreign("AssumeRoleWithWebIdentity", ForeignIdentities::refuse, "WebIdentityToken");
        foreign("AssumeRoleWithClientGrants", ForeignIdentities::refuse, "Token");
        foreign("AssumeRoleWithLDAPIdentity", ForeignIdentities::refuse, "LDAPUsername", "LDAPPassword");
        foreign("AssumeRoleWithCertificate", ForeignIdentities::disabled);
        foreign("AssumeRoleWithCustomToken", ForeignIdentities::disabled);
    }

    private void foreign(String name, Action action, String... parameters) {
        List<String> query = new ArrayList<>(List.of("Action=" + name, "Version=2011-06-15"));
        query.addAll(List.of(parameters));
        service(name, "POST", "", action, query.toArray(String[]::new));
    }

    private void service(String name, String method, String permission, Action action, String... query) {
        add(name, method, Level.SERVICE, "", Body.NONE, permission, action, query);
    }

    private void multipart() {
        object("UploadPartCopy", "PUT", COPY, Body.NONE, "s3:PutObject", new UploadPartCopy(), "partNumber",
                "uploadId");
        object("UploadPart", "PUT", Body.OBJECT, "s3:PutObject", new UploadPart(), "partNumber", "uploadId");
        object("ListParts", "GET", Body.NONE, "s3:ListMultipartUploadParts", new ListParts(), "uploadId");
        object("CompleteMultipartUpload", "POST", Body.COMPLETION, "s3:PutObject", new CompleteMultipartUpload(),
                "uploadId");
        object("CreateMultipartUpload", "POST", Body.NONE, "s3:PutObject", new CreateMultipartUpload(), "uploads=");
        object("AbortMultipartUpload", "DELETE", Body.NONE, "s3:AbortMultipartUpload", new AbortMultipartUpload(),
                "uploadId");
        bucket("ListMultipartUploads", "GET", Body.NONE, "s3:ListBucketMultipartUploads", new ListMultipartUploads(),
                "uploads=");
    }

    private void aboutObjects() {
        object("GetObjectAttributes", "GET", Body.NONE, "s3:GetObject", new GetObjectAttributes(), "attributes=");
        object("GetObjectTagging", "GET", Body.NONE, "s3:GetObjectTagging", ObjectTagging::get, "tagging");
        object("PutObjectTagging", "PUT", Body.DOCUMENT, "s3:PutObjectTagging", ObjectTagging::put, "tagging");
        object("DeleteObjectTagging", "DELETE", Body.NONE, "s3:DeleteObjectTagging", ObjectTagging::delete, "tagging");
        object("GetObjectRetention", "GET", Body.NONE, "s3:GetObjectRetention", ObjectRetention::get, "retention");
        object("PutObjectRetention", "PUT", Body.DOCUMENT, "s3:PutObjectRetention", ObjectRetention::put, "retention");
        object("GetObjectLegalHold", "GET", Body.NONE, "s3:GetObjectLegalHold", ObjectLegalHold::get, "legal-hold");
        object("PutObjectLegalHold", "PUT", Body.DOCUMENT, "s3:PutObjectLegalHold", ObjectLegalHold::put, "legal-hold");
    }

    private void objects() {
        object("CopyObject", "PUT", COPY, Body.NONE, "s3:PutObject", new CopyObject());
        object("HeadObject", "HEAD", Body.NONE, "s3:GetObject", new ZipMember(new GetObject("s3:ObjectAccessed:Head")));
        object("GetObject", "GET", Body.NONE, "s3:GetObject", new ZipMember(new GetObject("s3:ObjectAccessed:Get")));
        object("PutObjectExtract", "PUT", "x-amz-meta-snowball-auto-extract=true", Body.OBJECT, "s3:PutObject",
                new PutObjectExtract());
        object("PutObject", "PUT", Body.OBJECT, "s3:PutObject", new PutObject());
        object("DeleteObject", "DELETE", Body.NONE, "s3:DeleteObject", new DeleteObject());
        object("PostObject", "POST", Body.FORM, "", new PostObject());
    }

    private void listen() {
        bucket("GetBucketLocation", "GET", Body.NONE, "s3:GetBucketLocation", new GetBucketLocation(), "location");
        bucket("ListenBucketNotification", "GET", Body.NONE, "s3:ListenBucketNotification", new ListenNotification(),
                "events");
    }

    private void buckets() {
        bucket("DeleteObjects", "POST", Body.DOCUMENT, "", new DeleteObjects(), "delete");
        bucket("PostObject", "POST", Body.FORM, "", new PostObject());
        bucket("ListObjectVersions", "GET", Body.NONE, "s3:ListBucketVersions", new ListObjectVersions(), "versions");
        bucket("ListObjectsV2", "GET", Body.NONE, "s3:ListBucket", new ListZipMembers(new ListObjectsV2()),
                "list-type=2");
        bucket("ListObjects", "GET", Body.NONE, "s3:ListBucket", new ListObjects());
        bucket("HeadBucket", "HEAD", Body.NONE, "s3:ListBucket", new HeadBucket());
        bucket("CreateBucket", "PUT", Body.DOCUMENT, "s3:CreateBucket", new CreateBucket());
        bucket("DeleteBucket", "DELETE", Body.NONE, "", new DeleteBucket());
    }

    private void documents() {
        document("BucketPolicy", "policy", "BucketPolicy",
                new GetDocument("policy", S3Error.NO_SUCH_BUCKET_POLICY, "application/json"), new PutBucketPolicy());
        bucket("DeleteBucketPolicy", "DELETE", Body.NONE, "s3:DeleteBucketPolicy", new DeleteDocument("policy"),
                "policy");
        bucket("GetBucketPolicyStatus", "GET", Body.NONE, "s3:GetBucketPolicyStatus", new GetBucketPolicyStatus(),
                "policyStatus");
        document("BucketVersioning", "versioning", "BucketVersioning", new GetBucketVersioning(),
                new PutBucketVersioning());
        document("BucketTagging", "tagging", "BucketTagging", BucketTagging::get, BucketTagging::put);
        bucket("DeleteBucketTagging", "DELETE", Body.NONE, "s3:PutBucketTagging", BucketTagging::delete, "tagging");
        document("BucketEncryption", "encryption", "EncryptionConfiguration",
                new GetDocument("encryption", S3Error.ENCRYPTION_CONFIGURATION_NOT_FOUND), new PutBucketEncryption());
        bucket("DeleteBucketEncryption", "DELETE", Body.NONE, "s3:PutEncryptionConfiguration",
                new DeleteDocument("encryption"), "encryption");
        document("BucketLifecycleConfiguration", "lifecycle", "LifecycleConfiguration", new GetBucketLifecycle(),
                new PutBucketLifecycle());
        bucket("DeleteBucketLifecycle", "DELETE", Body.NONE, "s3:PutLifecycleConfiguration",
                new DeleteDocument("lifecycle"), "lifecycle");
        document("ObjectLockConfiguration", "object-lock", "BucketObjectLockConfiguration",
                ObjectLockConfiguration::get, ObjectLockConfiguration::put);
        document("BucketNotificationConfiguration", "notification", "BucketNotification", Notification::get,
                Notification::put);
        document("BucketReplication", "replication", "ReplicationConfiguration",
                new GetDocument("replication", S3Error.REPLICATION_CONFIGURATION_NOT_FOUND), Replication::put);
        bucket("DeleteBucketReplication", "DELETE", Body.NONE, "s3:PutReplicationConfiguration", Replication::delete,
                "replication");
    }

    private void document(String name, String subresource, String permission, Action get, Action put) {
        bucket("Get" + name, "GET", Body.NONE, "s3:Get" + permission, get, subresource);
        bucket("Put" + name, "PUT", Body.DOCUMENT, "s3:Put" + permission, put, subresource);
    }

    private void dummies() {
        bucket("GetBucketAcl", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::acl, "acl");
        bucket("PutBucketAcl", "PUT", Body.DOCUMENT, "s3:PutBucketPolicy", Dummies::putAcl, "acl");
        object("GetObjectAcl", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::acl, "acl");
        object("PutObjectAcl", "PUT", Body.DOCUMENT, "s3:PutBucketPolicy", Dummies::putAcl, "acl");
        bucket("GetBucketCors", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::cors, "cors");
        bucket("GetBucketWebsite", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::website, "website");
        bucket("GetBucketAccelerateConfiguration", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::accelerate,
                "accelerate");
        bucket("GetBucketRequestPayment", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::requestPayment,
                "requestPayment");
        bucket("GetBucketLogging", "GET", Body.NONE, "s3:GetBucketPolicy", Dummies::logging, "logging");
    }

    /** What S3 has and this server has not: nothing of it may pass for something else. */
    private void refused() {
        for (String subresource : List.of("acl", "cors", "website", "accelerate", "requestPayment", "logging",
                "inventory", "metrics", "analytics", "intelligent-tiering", "publicAccessBlock", "ownershipControls",
                "torrent", "policyStatus", "policy", "lifecycle", "encryption", "replication", "notification",
                "versioning", "tagging", "object-lock", "uploads", "metadataTable", "abac")) {
            for (String method : List.of("GET", "PUT", "DELETE", "POST", "HEAD")) {
                bucket("NotImplemented", method, Body.NONE, "", REFUSAL, subresource);
            }
        }
        object("RestoreObject", "POST", Body.NONE, "s3:RestoreObject", call -> {
            Versions.find(call);
            // Nothing is ever archived.
            throw S3Error.INVALID_OBJECT_STATE.failure();
        }, "restore");
        object("GetObjectLambda", "GET", Body.NONE, "s3:GetObject", call -> {
            throw S3Error.of("LambdaARNNotFound", 404, "The specified lambda ARN does not exist");
        }, "lambdaArn");
        Action unknown = call -> {
            throw S3Error.BAD_REQUEST.filled(call.head().method(), call.head().rawPath());
        };
        object("PromptObject", "POST", Body.NONE, "", unknown, "lambdaArn");
        add("AppendObject", "PUT", Level.OBJECT, "x-amz-write-offset-bytes", Body.NONE, "", unknown);
        for (String subresource : List.of("acl", "torrent", "select", "tagging", "retention", "legal-hold",
                "attributes", "uploads", "uploadId", "lambdaArn", "append", "renameObject", "encryption")) {
            for (String method : List.of("GET", "PUT", "DELETE", "POST", "HEAD")) {
                object("NotImplemented", method, Body.NONE, "", REFUSAL, subresource);
            }
        }
    }

    private void bucket(String name, String method, Body body, String permission, Action action, String... query) {
        add(name, method, Level.BUCKET, "", body, permission, action, query);
    }

    private void object(String name, String method, Body body, String permission, Action action, String... query) {
        add(name, method, Level.OBJECT, "", body, permission, action, query);
    }

    private void object(String name, String method, String header, Body body, String permission, Action action,
            String... query) {
        add(name, method, Level.OBJECT, header, body, permission, action, query);
    }

    private void add(String name, String method, Level level, String header, Body body, String permission,
            Action action, String... query) {
        this.routes.add(new Route(name, method, level, Arrays.asList(query), header, body, permission, action));
    }

    /** The action for a request; null if there is none. */
    @Nullable Route find(RequestHead head, Target target, Query query) {
        for (Route route : this.routes) {
            if (route.matches(head, target, query)) {
                return route;
            }
        }
        return null;
    }

}
