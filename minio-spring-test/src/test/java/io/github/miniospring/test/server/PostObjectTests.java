package io.github.miniospring.test.server;

import java.time.Duration;
import java.util.Map;

import io.github.miniospring.test.server.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms with a file, as browsers send them. */
@ExtendWith(MinioServerExtension.class)
class PostObjectTests {

    private static final String FORM = "multipart/form-data; boundary=limit";

    private final MinioTestServer server;

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    PostObjectTests(MinioTestServer server, TestBucket bucket) {
        this.server = server;
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name();
    }

    private TestForm form() {
        return new TestForm(this.client, this.bucket.name());
    }

    private TestForm form(String key) {
        return form().field("key", key);
    }

    @Test
    void storesTheFileAsTheFieldsDescribeIt() {
        Answer answer = form("a b.txt").field("Content-Type", "image/png")
            .field("x-amz-meta-Colour", "red")
            .field("tagging", "<Tagging><TagSet><Tag><Key>k</Key><Value>a b</Value></Tag></TagSet></Tagging>")
            .field("x-amz-checksum-crc32", "yFmH+A==")
            .send("meow");

        assertThat(answer.outcome()).isEqualTo("400 XAmzContentChecksumMismatch");
        answer = form("a b.txt").field("Content-Type", "image/png")
            .field("x-amz-meta-Colour", "red")
            .field("tagging", "<Tagging><TagSet><Tag><Key>k</Key><Value>a b</Value></Tag></TagSet></Tagging>")
            .field("x-amz-checksum-crc32", "ihBq/g==")
            .send("meow");
        assertThat(answer.outcome()).isEqualTo("204");
        assertThat(answer.header("ETag")).isEqualTo("\"4a4be40c96ac6314e91d93f38043a634\"");
        assertThat(answer.header("Location")).isEqualTo(this.server.endpoint() + this.path + "/a%20b.txt");
        assertThat(answer.header("x-amz-checksum-crc32")).isEqualTo("ihBq/g==");
        Answer object = this.client.send("GET", this.path + "/a%20b.txt", "",
                Map.of("x-amz-tagging-directive", "ACCESS"));
        assertThat(object.text()).isEqualTo("meow");
        assertThat(object.header("Content-Type")).isEqualTo("image/png");
        assertThat(object.header("x-amz-meta-colour")).isEqualTo("red");
        assertThat(object.header("x-amz-tagging")).isEqualTo("k=a+b");
    }

    @ParameterizedTest
    @CsvSource({ "cat.txt, cat.txt", "../../dir/cat.txt, cat.txt", "C:\\\\dir\\\\cat.txt, C:\\dir\\cat.txt",
            "'', up/${filename}" })
    void putsTheNameOfTheFileInItsPlace(String fileName, String replacement) {
        assertThat(form().unsigned("key", "up/${filename}")
            .condition("[\"starts-with\",\"$key\",\"up/\"]")
            .fileName(fileName)
            .send("meow")
            .outcome()).isEqualTo("204");

        assertThat(this.bucket.keys()).containsExactly("up/" + replacement);
    }

    @Test
    void judgesTheContentByTheKeyWhereNothingIsSaidOfIt() {
        form("page.html").send("meow");
        form("page").send("meow");

        assertThat(this.client.head(this.path + "/page.html").header("Content-Type")).isEqualTo("text/html");
        assertThat(this.client.head(this.path + "/page").header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @CsvSource({ "200, 200", "201, 201", "204, 204", "301, 204" })
    void answersAsTheFormWishes(String wish, int status) {
        assertThat(form("cat").field("success_action_status", wish).send("meow").status()).isEqualTo(status);
    }

    @Test
    void tellsInADocumentWhatItStored() {
        Answer answer = form("a b").field("success_action_status", "201").send("meow");

        assertThat(answer.element("Bucket")).isEqualTo(this.bucket.name());
        assertThat(answer.element("Key")).isEqualTo("a b");
        assertThat(answer.element("Location")).isEqualTo(this.server.endpoint() + this.path + "/a%20b");
    }

    @Test
    void tellsTheTagThatReadersSeeWhereTheBucketEncrypts() {
        this.client.put(this.path + "?encryption=", """
                <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>\
                <SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>\
                </ServerSideEncryptionConfiguration>""");

        Answer answer = form("cat").field("success_action_status", "201").send("meow");

        Answer cat = this.client.head(this.path + "/cat");
        assertThat(cat.header("x-amz-server-side-encryption")).isEqualTo("AES256");
        assertThat(answer.element("ETag").replace("&#34;", "\"")).contains(cat.header("ETag").replace("\"", ""));
    }

    @Test
    void sendsTheBrowserOn() {
        Answer answer = form("a b").field("success_action_redirect", "https://share.example.com/done?x=1#top")
            .send("meow");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://share.example.com/done?bucket=" + this.bucket.name()
                + "&etag=%224a4be40c96ac6314e91d93f38043a634%22&key=a+b&x=1#top");
        assertThat(form("c").field("success_action_redirect", "http://[bad").send("meow").outcome())
            .isEqualTo("400 MalformedPOSTRequest");
    }

    @Test
    void tellsTheVersion() {
        this.bucket.versioned();

        assertThat(form("cat").send("meow").header("x-amz-version-id")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "[\"eq\",\"$key\",\"dog\"]|403 AccessDenied",
            "[\"starts-with\",\"$key\",\"d\"]|403 AccessDenied", "{\"key\":\"dog\"}|403 AccessDenied",
            "[\"starts-with\",\"$key\",\"c\"]|204", "[\"EQ\",\"$KEY\",\"cat\"]|204",
            "[\"eq\",\"$x-amz-meta-a\",\"1\"]|403 AccessDenied", "[\"starts-with\",\"$bucket\",\"\"]|403 AccessDenied",
            "[\"starts-with\",\"$x-amz-credential\",\"\"]|403 AccessDenied",
            "[\"eq\",\"$Content-Type\",\"a/b\"]|403 AccessDenied", "[\"content-length-range\",1,4]|204",
            "[\"content-length-range\",\"4\",\"4\"]|204", "[\"content-length-range\",1,3]|400 EntityTooLarge",
            "[\"content-length-range\",5,9]|400 EntityTooSmall",
            "[\"content-length-range\",\"a\",9]|403 PostPolicyInvalidKeyName",
            "[\"like\",\"$key\",\"cat\"]|403 PostPolicyInvalidKeyName",
            "[\"eq\",\"key\",\"cat\"]|403 PostPolicyInvalidKeyName", "[\"eq\",\"$key\"]|403 PostPolicyInvalidKeyName",
            "[\"eq\",\"$key\",5]|403 PostPolicyInvalidKeyName", "\"key\"|403 PostPolicyInvalidKeyName",
            "{\"key\":\"cat\",\"key\":\"cat\"}|403 PostPolicyInvalidKeyName" })
    void holdsTheFormToItsPolicy(String condition, String outcome) {
        assertThat(form("cat").condition(condition).send("meow").outcome()).isEqualTo(outcome);
        assertThat(this.bucket.keys().isEmpty()).isEqualTo(!outcome.equals("204"));
    }

    @Test
    void wantsEveryFieldNamedInThePolicy() {
        Answer answer = form("cat").unsigned("x-amz-meta-a", "1").send("meow");

        assertThat(answer.outcome()).isEqualTo("403 AccessDenied");
        assertThat(answer.element("Message")).contains("X-Amz-Meta-A&#34; not specified in the policy.");
        assertThat(form("cat").unsigned("x-ignore-a", "1").send("meow").outcome()).isEqualTo("204");
        assertThat(form("dog").field("x-amz-meta-a", "1").unsigned("x-amz-meta-a", "2").send("meow").outcome())
            .isEqualTo("403 AccessDenied");
    }

    @Test
    void believesOnlyTheSignatureOfAKeyItKnows() {
        assertThat(
                new TestForm(this.client.as(this.server.accessKey(), "wrong"), this.bucket.name()).field("key", "cat")
                    .send("meow")
                    .outcome())
            .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(new TestForm(this.client.as("nobody", "nothing"), this.bucket.name()).field("key", "cat")
            .send("meow")
            .outcome()).isEqualTo("403 InvalidAccessKeyId");
        assertThat(form("cat").unsigned("Signature", "old").send("meow").outcome()).isEqualTo("403 InvalidAccessKeyId");
        assertThat(form("cat").unsigned("AWSAccessKeyId", this.server.accessKey())
            .unsigned("Signature", "old")
            .send("meow")
            .outcome()).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void asksWhatTheSignerMayDo() {
        try (MinioTestServer server = MinioTestServer.builder()
            .user("reader", "reader-secret", "readonly")
            .buckets("photos")
            .start()) {
            TestClient reader = TestClient.of(server).as("reader", "reader-secret");

            assertThat(new TestForm(reader, "photos").field("key", "cat").send("meow").outcome())
                .isEqualTo("403 AccessDenied");
        }
    }

    @Test
    void refusesAFormThatCameTooLate() {
        try (MinioTestServer server = MinioTestServer.builder().buckets("photos").start()) {
            TestForm form = new TestForm(TestClient.of(server), "photos").field("key", "cat")
                .validFor(Duration.ofMinutes(5));
            server.advanceClock(Duration.ofMinutes(6));

            Answer answer = form.send("meow");

            assertThat(answer.outcome()).isEqualTo("403 AccessDenied");
            assertThat(answer.element("Message")).contains("Policy expired");
        }
    }

    @ParameterizedTest
    @CsvSource({ "x//y, 400 XMinioInvalidObjectName", "../y, 400 XMinioInvalidObjectName",
            "a/../y, 400 XMinioInvalidObjectName", "/../y, 400 XMinioInvalidObjectName",
            "'', 400 XMinioInvalidObjectName", "/cat, 204" })
    void wantsAKeyThatCanBe(String key, String outcome) {
        assertThat(form(key).send("meow").outcome()).isEqualTo(outcome);
        assertThat(this.bucket.keys()).isSubsetOf("cat");
    }

    @ParameterizedTest
    @CsvSource({ "x-amz-object-lock-mode, GOVERNANCE, 501 NotImplemented",
            "tagging, nonsense, 400 MalformedPOSTRequest", "x-amz-storage-class, GLACIER, 400 InvalidStorageClass",
            "x-amz-checksum-crc32, x, 400 MalformedPOSTRequest",
            "x-amz-trailer, x-amz-checksum-crc32, 400 MalformedPOSTRequest", "Content-MD5, x, 400 InvalidDigest",
            "Content-MD5, AAAAAAAAAAAAAAAAAAAAAA==, 400 BadDigest",
            "x-amz-server-side-encryption, foo, 400 InvalidArgument" })
    void refusesWhatItCannotDoOrMakesNoSense(String field, String value, String outcome) {
        assertThat(form("cat").field(field, value).send("meow").outcome()).isEqualTo(outcome);
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void looksAtNothingBehindTheFile() {
        assertThat(form("cat").send("meow", TestForm.part("x-amz-meta-late", "1")).outcome()).isEqualTo("204");

        assertThat(this.client.head(this.path + "/cat").header("x-amz-meta-late")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "garbage", "--limit--\r\n", "--limit\r\n", "--limit\r\nno header\r\n\r\nx\r\n--limit--\r\n",
                    "--limit\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk",
                    "--limit\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nk\r\n",
                    "--limit\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nk\r\n--limit--\r\n" })
    void refusesWhatIsNoForm(String body) {
        assertThat(this.client.plain("POST", this.path, body, Map.of("Content-Type", FORM)).outcome())
            .isEqualTo("400 MalformedPOSTRequest");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "multipart/form-data, 400 MalformedPOSTRequest", "multipart/form-data; boundary=, 400 BadRequest",
            "text/plain, 400 BadRequest" })
    void wantsToKnowWherePartsEnd(String contentType, String outcome) {
        assertThat(this.client.plain("POST", this.path, "x", Map.of("Content-Type", contentType)).outcome())
            .isEqualTo(outcome);
    }

    @Test
    void refusesAFormThatIsSignedTwice() {
        assertThat(this.client.send("POST", this.path, "x", Map.of("Content-Type", FORM)).outcome())
            .isEqualTo("400 InvalidRequest");
        assertThat(this.client.plain("POST", this.path, "", Map.of("Content-Type", FORM)).outcome())
            .isEqualTo("400 EmptyRequestBody");
        assertThat(this.client.plain("POST", this.path + "/cat", "x", Map.of("Content-Type", FORM)).outcome())
            .isEqualTo("405 MethodNotAllowed");
    }

    @Test
    void takesNoFieldWithoutEnd() {
        assertThat(form("cat").unsigned("x-ignore-a", "x".repeat(1024 * 1024 + 1)).send("meow").outcome())
            .isEqualTo("400 MalformedPOSTRequest");
        TestForm many = form("cat");
        for (int i = 0; i < 1001; i++) {
            many.unsigned("x-ignore-" + i, "");
        }
        assertThat(many.send("meow").outcome()).isEqualTo("400 MalformedPOSTRequest");
        assertThat(form("cat").unsigned("x".repeat(70_000), "").send("meow").outcome())
            .isEqualTo("400 MalformedPOSTRequest");
    }

    @Test
    void stopsAFormThatNeverEnds() {
        String endless = "--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "x".repeat(8 * 1024 * 1024);

        assertThat(this.client.plain("POST", this.path, endless, Map.of("Content-Type", FORM)).outcome())
            .isEqualTo("400 MalformedPOSTRequest");
    }

    @Test
    void wantsAPolicyThatSaysSomething() {
        String date = "20260101T000000Z";
        String fields = TestForm.part("key", "cat") + TestForm.part("policy", "")
                + TestForm.part("x-amz-algorithm", "AWS4-HMAC-SHA256")
                + TestForm.part("x-amz-credential", this.client.accessKey() + "/" + this.client.scope(date))
                + TestForm.part("x-amz-date", date) + TestForm.part("x-amz-signature", this.client.signText("", date))
                + TestForm.part("file", "meow");

        assertThat(this.client
            .plain("POST", this.path, fields + "--limit--\r\n",
                    Map.of("Content-Type", "multipart/form-data; boundary=limit"))
            .outcome()).isEqualTo("403 PostPolicyInvalidKeyName");
        assertThat(this.bucket.keys()).isEmpty();
    }

}
