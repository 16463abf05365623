package io.github.miniospring.test.server;

import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Configuration documents of buckets. */
@ExtendWith(MinioServerExtension.class)
class DocumentTests {

    private final TestClient client;

    private final String path;

    DocumentTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.path = "/" + bucket.name();
    }

    private TestClient.Answer put(String subresource, String document) {
        String md5 = Base64.getEncoder().encodeToString(TestClient.digest("MD5", document.getBytes()));
        return this.client.send("PUT", this.path + "?" + subresource, document, Map.of("content-md5", md5));
    }

    @ParameterizedTest
    @CsvSource({ "policy, NoSuchBucketPolicy", "tagging, NoSuchTagSet",
            "encryption, ServerSideEncryptionConfigurationNotFoundError", "lifecycle, NoSuchLifecycleConfiguration",
            "replication, ReplicationConfigurationNotFoundError", "object-lock, ObjectLockConfigurationNotFoundError",
            "cors, NoSuchCORSConfiguration", "website, NoSuchWebsiteConfiguration" })
    void saysThatThereIsNone(String subresource, String code) {
        assertThat(this.client.get(this.path + "?" + subresource).outcome()).isEqualTo("404 " + code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tagging|<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>",
            "lifecycle|<LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status><Filter><Prefix>a/</Prefix>"
                    + "</Filter><Expiration><Days>3</Days></Expiration></Rule></LifecycleConfiguration>",
            "encryption|<ServerSideEncryptionConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                    + "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                    + "</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>" })
    void keepsThemUntilTheyAreRemoved(String subresource, String document) {
        assertThat(put(subresource, document).status()).isEqualTo(200);

        assertThat(this.client.get(this.path + "?" + subresource).text()).isEqualTo(document);
        assertThat(this.client.delete(this.path + "?" + subresource).status()).isEqualTo(204);
        assertThat(this.client.get(this.path + "?" + subresource).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tagging|<Tagging><TagSet><Tag><Key>ä</Key><Value>b</Value></Tag></TagSet></Tagging>|400 MalformedXML",
            "versioning|<VersioningConfiguration><Status>Off</Status></VersioningConfiguration>|400 IllegalVersioningConfigurationException",
            "lifecycle|<LifecycleConfiguration></LifecycleConfiguration>|400 InvalidArgument",
            "lifecycle|<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>0</Days></Expiration></Rule></LifecycleConfiguration>|400 InvalidArgument",
            "lifecycle|<LifecycleConfiguration><Rule><Status>Enabled</Status><AbortIncompleteMultipartUpload><DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>|400 InvalidArgument",
            "lifecycle|<LifecycleConfiguration><Rule><Status>Enabled</Status><Transition><Days>1</Days><StorageClass>X</StorageClass></Transition></Rule></LifecycleConfiguration>|400 InvalidStorageClass",
            "encryption|<ServerSideEncryptionConfiguration></ServerSideEncryptionConfiguration>|400 MalformedXML",
            "encryption|<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>other</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>|404 kms:KeyNotFound",
            "object-lock|<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>|409 InvalidBucketState",
            "notification|<NotificationConfiguration><QueueConfiguration><Queue>arn:minio:sqs::1:webhook</Queue><Event>s3:ObjectCreated:*</Event></QueueConfiguration></NotificationConfiguration>|400 InvalidArgument",
            "notification|<NotificationConfiguration><TopicConfiguration><Topic>a</Topic></TopicConfiguration></NotificationConfiguration>|400 UnsupportedNotification",
            "replication|<ReplicationConfiguration></ReplicationConfiguration>|400 InvalidRequest",
            "policy|{}|400 MalformedPolicy" })
    void refusesWhatMinioRefuses(String subresource, String document, String outcome) {
        assertThat(put(subresource, document).outcome()).isEqualTo(outcome);
    }

    @Test
    void demandsADigestOfLifecycles() {
        assertThat(this.client.put(this.path + "?lifecycle", "<LifecycleConfiguration/>").outcome())
            .isEqualTo("400 MissingContentMD5");
    }

    @Test
    void refusesPoliciesForOtherBuckets() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::another-bucket/*\"}]}";

        TestClient.Answer answer = this.client.put(this.path + "?policy", policy);

        assertThat(answer.outcome()).isEqualTo("400 MalformedPolicy");
        assertThat(answer.element("Message")).isEqualTo("bucket name does not match");
    }

    @Test
    void givesBackPoliciesInFull() {
        String resource = "\"arn:aws:s3:::" + this.path.substring(1) + "/*\"";
        this.client.put(this.path + "?policy", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":" + resource + "}]}");

        assertThat(this.client.get(this.path + "?policy").text())
            .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                    + "\"Principal\":{\"AWS\":[\"*\"]},\"Action\":[\"s3:GetObject\"],\"Resource\":[" + resource
                    + "]}]}");
        assertThat(this.client.get(this.path + "?policyStatus").element("IsPublic")).isEqualTo("FALSE");
    }

}
