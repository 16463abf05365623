package io.github.miniospring.test.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(MinioServerExtension.class)
class ObjectTests {

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    ObjectTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name() + "/";
    }

    private TestClient.Answer get(String key, String header, String value) {
        return this.client.send("GET", this.path + key, "", Map.of(header, value));
    }

    private TestClient.Answer put(String key, String content, String header, String value) {
        return this.client.send("PUT", this.path + key, content, Map.of(header, value));
    }

    @Test
    void givesBackWhatItWasGiven() {
        TestClient.Answer stored = this.client.put(this.path + "cat", "hello");

        assertThat(stored.header("etag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        TestClient.Answer read = this.client.get(this.path + "cat");
        assertThat(read.text()).isEqualTo("hello");
        assertThat(read.header("etag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(read.header("content-type")).isEqualTo("binary/octet-stream");
        assertThat(read.header("last-modified")).endsWith(" GMT");
        assertThat(this.client.head(this.path + "cat").header("content-length")).isEqualTo("5");
    }

    @Test
    void keepsLargeObjects() {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);

        this.client.send("PUT", this.path + "large", large, Map.of(), TestClient.UNSIGNED);

        assertThat(this.client.get(this.path + "large").bytes()).isEqualTo(large);
        assertThat(get("large", "Range", "bytes=4999990-").bytes())
            .isEqualTo(Arrays.copyOfRange(large, 4_999_990, 5_000_000));
    }

    @Test
    void keepsWhatIsSaidAboutAnObject() {
        this.client.send("PUT", this.path + "cat", "x",
                Map.of("content-type", "text/plain", "cache-control", "max-age=3", "content-disposition", "attachment",
                        "content-language", "de", "expires", "Thu, 01 Dec 1994 16:00:00 GMT", "x-amz-meta-color",
                        "black", "x-amz-storage-class", "REDUCED_REDUNDANCY"));

        TestClient.Answer read = this.client.head(this.path + "cat");
        assertThat(read.header("content-type")).isEqualTo("text/plain");
        assertThat(read.header("cache-control")).isEqualTo("max-age=3");
        assertThat(read.header("content-disposition")).isEqualTo("attachment");
        assertThat(read.header("content-language")).isEqualTo("de");
        assertThat(read.header("expires")).isEqualTo("Thu, 01 Dec 1994 16:00:00 GMT");
        assertThat(read.header("x-amz-meta-color")).isEqualTo("black");
        assertThat(read.header("x-amz-storage-class")).isEqualTo("REDUCED_REDUNDANCY");
    }

    @ParameterizedTest
    @CsvSource({ "x-amz-server-side-encryption, AES256", "x-amz-server-side-encryption-aws-kms-key-id, test-key",
            "x-amz-server-side-encryption-context, e30=" })
    void refusesToReadWhatIsToBeEncrypted(String header, String value) {
        this.bucket.put("cat");

        assertThat(get("cat", header, value).outcome()).isEqualTo("400 BadRequest");
        assertThat(get("none", header, value).outcome()).isEqualTo("400 BadRequest");
    }

    @ParameterizedTest
    @CsvSource({ "x-amz-server-side-encryption-aws-kms-key-id, test-key", "x-amz-server-side-encryption-context, e30=",
            "x-amz-server-side-encryption, ''", "x-amz-server-side-encryption, aws:kms:dsse" })
    void refusesHalfAWishForEncryption(String header, String value) {
        assertThat(put("cat", "meow", header, value).outcome()).isEqualTo("400 InvalidArgument");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void encodesMetadataThatIsNoAscii() {
        this.bucket.put("cat");
        StoredObject cat = this.bucket.object("cat").orElseThrow();
        assertThat(cat.metadata()).isEmpty();

        put("dog", "x", "x-amz-meta-name", "=?UTF-8?b?w6Q=?=");

        assertThat(this.client.head(this.path + "dog").header("x-amz-meta-name")).isEqualTo("=?UTF-8?b?w6Q=?=");
    }

    @ParameterizedTest
    @CsvSource({ "x-amz-storage-class, GLACIER, 400 InvalidStorageClass", "content-md5, zz, 400 InvalidDigest",
            "content-md5, 1B2M2Y8AsgTpgAmY7PhCfg==, 400 BadDigest", "x-amz-checksum-crc32, zz, 400 InvalidArgument",
            "x-amz-checksum-crc32, AAAAAA==, 400 XAmzContentChecksumMismatch", "x-amz-tagging, a=1&a=2, 400 InvalidTag",
            "x-amz-write-offset-bytes, 5, 400 BadRequest", "x-amz-object-lock-legal-hold, ON, 400 InvalidRequest",
            "x-amz-server-side-encryption-customer-algorithm, AES256, 400 InvalidRequest" })
    void refusesHeadersThatAreWrong(String header, String value, String outcome) {
        assertThat(put("cat", "hello", header, value).outcome()).isEqualTo(outcome);
        assertThat(this.bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "crc32, NhCmhg==", "crc32c, mnG7TA==", "crc64nvme, M3eFcAZSQlc=", "sha1, qvTGHdzF6KLavt4PO0gs2a6pQ00=",
            "sha256, LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=" })
    void keepsChecksums(String algorithm, String value) {
        String header = "x-amz-checksum-" + algorithm;

        assertThat(put("cat", "hello", header, value).header(header)).isEqualTo(value);

        assertThat(get("cat", "x-amz-checksum-mode", "ENABLED").header(header)).isEqualTo(value);
        assertThat(this.client.get(this.path + "cat").header(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "bytes=0-0, 0, bytes 0-0/10", "bytes=5-, 56789, bytes 5-9/10", "bytes=-3, 789, bytes 7-9/10",
            "bytes=5-100, 56789, bytes 5-9/10", "bytes=5-9223372036854775807, 56789, bytes 5-9/10" })
    void readsRanges(String range, String content, String contentRange) {
        this.bucket.put("digits", "0123456789");

        TestClient.Answer answer = get("digits", "Range", range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.text()).isEqualTo(content);
        assertThat(answer.header("content-range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=10-", "bytes=5-4", "bytes=-0", "bytes=9223372036854775807-" })
    void refusesRangesBeyondTheEnd(String range) {
        this.bucket.put("digits", "0123456789");

        assertThat(get("digits", "Range", range).outcome()).isEqualTo("416 InvalidRange");
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "bytes=9223372036854775808-" })
    void readsEverythingIfTheRangeMakesNoSense(String range) {
        this.bucket.put("digits", "0123456789");

        assertThat(get("digits", "Range", range).text()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @CsvSource({ "If-Match, \"5d41402abc4b2a76b9719d911017c592\", 200", "If-Match, \"x\", 412 PreconditionFailed",
            "If-None-Match, \"x\", 200", "If-Modified-Since, 'Thu, 01 Dec 1994 16:00:00 GMT', 200",
            "If-Unmodified-Since, 'Thu, 01 Dec 1994 16:00:00 GMT', 412 PreconditionFailed" })
    void readsUnderConditions(String header, String value, String outcome) {
        this.bucket.put("cat", "hello");

        assertThat(get("cat", header, value).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({ "'aws-chunked, gzip', gzip", "'gzip, aws-chunked', 'gzip, aws-chunked'", "aws-chunked, ''",
            "'aws-chunked,gzip', gzip" })
    void forgetsHowABodyWasCutUp(String encoding, String kept) {
        put("cat", "meow", "Content-Encoding", encoding);

        assertThat(this.client.head(this.path + "cat").header("Content-Encoding")).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({ "a%0D%0Ax-evil%3A%20y, 'a  x-evil: y'", "%20a%20, a", "%C3%A9, \u00c3\u00a9" })
    void letsNoHeaderBreakOutOfItsLine(String wanted, String sent) {
        this.bucket.put("cat");

        TestClient.Answer answer = this.client.get(this.path + "cat?response-content-type=" + wanted);

        assertThat(answer.text()).isEqualTo("cat");
        assertThat(answer.header("x-evil")).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo(sent);
    }

    @Test
    void saysThatNothingHasChanged() {
        this.bucket.put("cat", "hello");

        TestClient.Answer answer = get("cat", "If-None-Match", "\"5d41402abc4b2a76b9719d911017c592\"");

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("etag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    }

    @Test
    void writesUnderConditions() {
        assertThat(put("cat", "1", "If-None-Match", "*").status()).isEqualTo(200);
        assertThat(put("cat", "2", "If-None-Match", "*").outcome()).isEqualTo("412 PreconditionFailed");
        assertThat(put("cat", "3", "If-Match", "\"c4ca4238a0b923820dcc509a6f75849b\"").status()).isEqualTo(200);
        assertThat(put("cat", "4", "If-Match", "\"c4ca4238a0b923820dcc509a6f75849b\"").outcome())
            .isEqualTo("412 PreconditionFailed");
        assertThat(put("dog", "5", "If-Match", "*").outcome()).isEqualTo("404 NoSuchKey");
        assertThat(this.bucket.object("cat").orElseThrow().text()).isEqualTo("3");
    }

    @Test
    void removesObjects() {
        this.bucket.put("cat");

        assertThat(this.client.delete(this.path + "cat").status()).isEqualTo(204);
        assertThat(this.client.delete(this.path + "cat").status()).isEqualTo(204);
        assertThat(this.client.get(this.path + "cat").outcome()).isEqualTo("404 NoSuchKey");
    }

    @Test
    void removesWholeFoldersWhenForced() {
        this.bucket.put("a/1").put("a/b/2").put("ab");

        this.client.send("DELETE", this.path + "a/", "", Map.of("x-minio-force-delete", "true"));

        assertThat(this.bucket.keys()).containsExactly("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a%20b", "a%2Bb", "a%252Fb", "%26%3D%3F%23", "%C3%A4", "%F0%9F%98%80", "b%5Cc", "d%3Be",
            "f%0Ag", "g%01h", "trail/", "%20", "..." })
    void takesOddKeys(String key) {
        assertThat(this.client.put(this.path + key, key).status()).isEqualTo(200);
        assertThat(this.client.get(this.path + key).text()).isEqualTo(key);
        assertThat(this.bucket.keys()).containsExactly(URLDecoder.decode(key, StandardCharsets.UTF_8));
    }

    @Test
    void refusesKeysThatAreNone() {
        String segment = "s".repeat(256);

        assertThat(this.client.put(this.path + "x//y", "").outcome()).isEqualTo("400 XMinioInvalidObjectName");
        assertThat(this.client.put(this.path + segment, "").outcome()).isEqualTo("400 XMinioInvalidObjectName");
        assertThat(this.client.put(this.path + "a%00b", "").outcome()).isEqualTo("400 XMinioInvalidObjectName");
        assertThat(this.client.put(this.path + "a/%2E%2E/b", "").outcome()).isEqualTo("400 XMinioInvalidResourceName");
        assertThat(this.client.put(this.path + "t/".repeat(513), "").outcome()).isEqualTo("400 KeyTooLongError");
    }

    @Test
    void removesManyAtOnce() {
        this.bucket.put("a").put("b").put("c");
        String delete = "<Delete><Object><Key>a</Key></Object><Object><Key>none</Key></Object>"
                + "<Object><Key>x//y</Key></Object></Delete>";
        String md5 = Base64.getEncoder().encodeToString(TestClient.digest("MD5", delete.getBytes()));

        TestClient.Answer answer = this.client.send("POST", "/" + this.bucket.name() + "?delete", delete,
                Map.of("content-md5", md5));

        assertThat(answer.elements("Deleted")).containsExactly("<Key>a</Key>", "<Key>none</Key>");
        assertThat(answer.element("Error")).contains("<Code>XMinioInvalidObjectName</Code>", "<Key>x//y</Key>");
        assertThat(this.bucket.keys()).containsExactly("b", "c");
        assertThat(this.client.send("POST", "/" + this.bucket.name() + "?delete", delete, Map.of()).outcome())
            .isEqualTo("400 MissingContentMD5");
    }

    @Test
    void doesWhatItCannotDoNotAtAll() {
        this.bucket.put("cat", "meow");

        assertThat(this.client.send("POST", this.path + "cat?select&select-type=2", "<x/>", Map.of()).outcome())
            .isEqualTo("501 NotImplemented");
        assertThat(this.client.delete(this.path + "cat?acl").outcome()).isEqualTo("501 NotImplemented");
        assertThat(this.bucket.object("cat").orElseThrow().text()).isEqualTo("meow");
    }

}
