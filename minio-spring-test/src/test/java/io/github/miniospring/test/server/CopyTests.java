package io.github.miniospring.test.server;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What copies say, which is not always what one would think. */
@ExtendWith(MinioServerExtension.class)
class CopyTests {

    private static final String SSE = "x-amz-server-side-encryption";

    private static final Map<String, String> KMS = Map.of(SSE, "aws:kms", SSE + "-context", "eyJhIjoiYiJ9");

    private final TestClient client;

    private final String bucket;

    CopyTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = "/" + bucket.name();
        bucket.put("cat");
    }

    private TestClient.Answer put(String key, Map<String, String> headers) {
        return this.client.send("PUT", this.bucket + "/" + key, "meow", headers);
    }

    private TestClient.Answer copy(String source, String target, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("x-amz-copy-source", source);
        return this.client.send("PUT", target, "", headers);
    }

    private TestClient.Answer copy(String key, Map<String, String> more) {
        return copy(this.bucket + "/" + key, this.bucket + "/copy", more);
    }

    private String upload(Map<String, String> headers) {
        return this.bucket + "/copy?partNumber=1&uploadId="
                + this.client.send("POST", this.bucket + "/copy?uploads=", "", headers).element("UploadId");
    }

    @Test
    void doNotTellHowTheyAreEncrypted() {
        assertThat(copy("cat", Map.of(SSE, "AES256")).header(SSE)).isEmpty();
        assertThat(this.client.head(this.bucket + "/copy").header(SSE)).isEqualTo("AES256");
    }

    @Test
    void completedUploadsDoNotTellHowTheyAreEncrypted() {
        String part = upload(KMS);
        TestClient.Answer uploaded = this.client.put(part, "meow");

        TestClient.Answer completed = this.client.send("POST", part.replace("partNumber=1&", ""),
                "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + uploaded.header("etag")
                        + "</ETag></Part></CompleteMultipartUpload>",
                Map.of());

        assertThat(uploaded.header(SSE)).isEqualTo("aws:kms");
        assertThat(uploaded.header(SSE + "-context")).isEqualTo("eyJhIjoiYiJ9");
        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.header(SSE)).isEmpty();
        assertThat(this.client.head(this.bucket + "/copy").header(SSE)).isEqualTo("aws:kms");
    }

    @Test
    void keepTheContextOfTheirEncryption() {
        assertThat(put("dog", KMS).header(SSE + "-context")).isEqualTo("eyJhIjoiYiJ9");

        copy("dog", Map.of(SSE, "aws:kms"));

        assertThat(this.client.get(this.bucket + "/copy").header(SSE + "-context")).isEqualTo("eyJhIjoiYiJ9");
    }

    @ParameterizedTest
    @CsvSource({ "x-amz-metadata-directive, X, 400 InvalidArgument", "x-amz-storage-class, X, 400 InvalidStorageClass",
            "x-amz-object-lock-legal-hold, ON, 400 InvalidRequest",
            "x-amz-copy-source-if-match, x, 412 PreconditionFailed",
            "x-amz-server-side-encryption, x, 400 InvalidArgument" })
    void nameTheirSourceInEveryError(String header, String value, String outcome) {
        TestClient.Answer answer = copy("cat", Map.of(header, value));

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.element("Key")).isEqualTo("cat");
        assertThat(answer.element("Resource")).isEqualTo(this.bucket + "/copy");
    }

    @Test
    void nameTheirSourceWhereTheTargetIsMissing() {
        TestClient.Answer object = copy(this.bucket + "/cat", "/no-such-bucket/copy", Map.of());
        TestClient.Answer part = copy(this.bucket + "/cat", this.bucket + "/copy?partNumber=1&uploadId=none", Map.of());

        assertThat(object.outcome()).isEqualTo("404 NoSuchBucket");
        assertThat("/" + object.element("BucketName")).isEqualTo(this.bucket);
        assertThat(object.element("Key")).isEqualTo("cat");
        assertThat(part.outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(part.element("Key")).isEqualTo("cat");
    }

    @Test
    void refuseSourcesThatCannotBe() {
        assertThat(copy(this.bucket + "/a//b", this.bucket + "/copy", Map.of()).outcome())
            .isEqualTo("400 XMinioInvalidObjectName");
        assertThat(copy(this.bucket + "/../b", this.bucket + "/copy", Map.of()).outcome())
            .isEqualTo("400 XMinioInvalidObjectName");
        assertThat(copy("/X/y", this.bucket + "/copy", Map.of()).outcome()).isEqualTo("400 InvalidBucketName");
        assertThat(copy("/minio/y", this.bucket + "/copy", Map.of()).outcome()).isEqualTo("404 NoSuchBucket");
    }

    @ParameterizedTest
    @CsvSource({ SSE + ", aws:kms, 501", SSE + ", x, 501", SSE + "-context, e30=, 501", SSE + ", aes256, 200" })
    void refuseKeyManagementForParts(String header, String value, int status) {
        assertThat(copy(this.bucket + "/cat", upload(Map.of()), Map.of(header, value)).status()).isEqualTo(status);
    }

    @Test
    void keepTheirTagWhereOnlyTheKeyChanges() {
        try (MinioTestServer server = MinioTestServer.builder().tls().buckets("photos").start()) {
            TestClient secure = TestClient.of(server);
            String customer = SSE + "-customer-";
            TestClient.Answer put = secure.send("PUT", "/photos/cat", "meow", key(customer, 1));
            Map<String, String> headers = new TreeMap<>(key("x-amz-copy-source-server-side-encryption-customer-", 1));
            headers.putAll(key(customer, 2));
            headers.put("x-amz-copy-source", "/photos/cat");

            TestClient.Answer changed = secure.send("PUT", "/photos/cat", "", headers);

            assertThat(put.header(customer + "algorithm")).isEqualTo("AES256");
            assertThat(changed.header("etag")).isEqualTo(put.header("etag"));
            assertThat(changed.header("x-amz-checksum-crc64nvme")).isEmpty();
            assertThat(changed.header(customer + "algorithm")).isEmpty();
            assertThat(secure.send("GET", "/photos/cat", "", key(customer, 1)).outcome()).isEqualTo("403 AccessDenied");
            assertThat(secure.send("GET", "/photos/cat", "", key(customer, 2)).text()).isEqualTo("meow");
        }
    }

    @Test
    void refuseKeysThatDoNotFit() {
        try (MinioTestServer server = MinioTestServer.builder().tls().buckets("photos").start()) {
            TestClient secure = TestClient.of(server);
            Map<String, String> headers = new TreeMap<>(key("x-amz-copy-source-server-side-encryption-customer-", 1));
            headers.put("x-amz-copy-source", "/photos/cat");

            secure.send("PUT", "/photos/cat", "meow", Map.of(SSE, "AES256"));
            assertThat(secure.send("PUT", "/photos/copy", "", headers).outcome()).isEqualTo("400 InvalidArgument");
            secure.send("PUT", "/photos/cat", "meow", Map.of());
            assertThat(secure.send("PUT", "/photos/copy", "", headers).outcome()).isEqualTo("400 InvalidRequest");
            secure.send("PUT", "/photos/cat", "meow", Map.of(SSE, "aws:kms"));
            assertThat(secure.send("PUT", "/photos/copy", "", headers).status()).isEqualTo(200);
        }
    }

    private static Map<String, String> key(String prefix, int content) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) content);
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(prefix + "algorithm", "AES256", prefix + "key", base64.encodeToString(key), prefix + "key-md5",
                base64.encodeToString(md5(key)));
    }

    private static byte[] md5(byte[] key) {
        try {
            return MessageDigest.getInstance("MD5").digest(key);
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    void refuseKeysThatMinioPassesOver() {
        try (MinioTestServer server = MinioTestServer.builder().tls().buckets("photos").start()) {
            server.bucket("photos").put("cat", "meow");
            TestClient secure = TestClient.of(server);
            Map<String, String> both = new TreeMap<>(key(SSE + "-customer-", 1));
            both.put(SSE, "aws:kms");
            both.put("x-amz-copy-source", "/photos/cat");
            Map<String, String> needless = new TreeMap<>(key("x-amz-copy-source-server-side-encryption-customer-", 1));
            needless.put("x-amz-copy-source", "/photos/cat");
            String upload = secure.send("POST", "/photos/copy?uploads=", "", Map.of()).element("UploadId");

            assertThat(secure.send("PUT", "/photos/copy", "", both).outcome()).isEqualTo("400 InvalidArgument");
            assertThat(secure.send("PUT", "/photos/copy?partNumber=1&uploadId=" + upload, "", needless).outcome())
                .isEqualTo("400 InvalidRequest");
        }
    }

}
