package io.github.miniospring.test.server;

import java.util.Map;

import io.github.miniospring.test.server.traffic.RequestMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.github.miniospring.test.server.MinioAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(MinioServerExtension.class)
class MinioAssertionsTests {

    private final MinioTestServer server;

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    MinioAssertionsTests(MinioTestServer server, TestBucket bucket) {
        this.server = server;
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name();
        server.clearRequests();
    }

    private static void fails(Runnable assertion, String... message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion::run)
            .satisfies(error -> assertThat(error.getMessage()).contains(message));
    }

    @Test
    void compareAnObjectWithWhatIsExpected() {
        this.client.send("PUT", this.path + "/cat", "meow",
                Map.of("Content-Type", "text/plain", "x-amz-meta-Colour", "grey", "x-amz-tagging", "age=3"));

        assertThat(this.bucket).hasObject("cat")
            .withContent("meow")
            .withContent(new byte[] { 'm', 'e', 'o', 'w' })
            .withSize(4)
            .withContentType("text/plain")
            .withMetadata("colour", "grey")
            .withMetadata(Map.of("colour", "grey"))
            .withTag("age", "3")
            .withTags(Map.of("age", "3"))
            .withEtag("4a4be40c96ac6314e91d93f38043a634")
            .withVersionId("null");
    }

    @Test
    void sayWhatAnObjectIsInstead() {
        this.bucket.put("cat", "meow");
        StoredObjectAssert cat = assertThat(this.bucket.object("cat").orElseThrow());

        fails(() -> cat.withContent("purr"), "meow", "purr");
        fails(() -> cat.withContent(new byte[] { 'm', 'i', 'o', 'w' }), "'cat'", "byte 1 differs");
        fails(() -> cat.withContent(new byte[3]), "'cat' to have size 3, but it is 4");
        fails(() -> cat.withContentType("text/plain"), "content type text/plain, but it is binary/octet-stream");
        fails(() -> cat.withMetadata("colour", "grey"), "metadata 'colour' grey, but it is (none)");
        fails(() -> cat.withTag("age", "3"), "tag 'age' 3, but it is (none)");
    }

    @Test
    void tellWhichObjectsThereAre() {
        assertThat(this.bucket).isEmpty();
        this.bucket.put("a").put("b");

        assertThat(this.bucket).hasObjects("b").hasOnlyObjects("b", "a").doesNotHaveObject("c").hasNoUploads();
        fails(() -> assertThat(this.bucket).isEmpty(), "to be empty, but it has [a, b]");
        fails(() -> assertThat(this.bucket).hasObject("c"), "to have object 'c', but it has [a, b]");
        fails(() -> assertThat(this.bucket).hasObjects("a", "c"), "[c] are missing");
        fails(() -> assertThat(this.bucket).hasOnlyObjects("a"), "[a] only, but it has [a, b]");
        fails(() -> assertThat(this.bucket).doesNotHaveObject("a"), "to have no object 'a'");
        this.client.send("POST", this.path + "/c?uploads=", "", Map.of());
        fails(() -> assertThat(this.bucket).hasNoUploads(), "no uploads under way, but it has 1");
    }

    @Test
    void countVersionsButNotMarkers() {
        this.bucket.versioned().put("cat", "1").put("cat", "2");
        this.client.delete(this.path + "/cat");

        assertThat(this.bucket).isEmpty().doesNotHaveObject("cat").hasVersions("cat", 2).hasVersions("dog", 0);
        assertThat(this.bucket.versions("cat")).extracting(StoredObject::text).containsExactly("2", "1");
        fails(() -> assertThat(this.bucket).hasVersions("cat", 3), "3 versions of 'cat', but it has 2");
    }

    @Test
    void findRequests() {
        this.client.send("PUT", this.path + "/cat", "meow", Map.of("x-amz-meta-colour", "grey"));
        this.client.get(this.path + "/cat?versionId=null");
        this.client.get(this.path + "/dog");

        assertThat(this.server).received("GET", this.path + "/cat").withStatus(200).once();
        assertThat(this.server).received(RequestMatch.action("GetObject").bucket(this.bucket.name())).times(2);
        assertThat(this.server).received(RequestMatch.action("PutObject"))
            .withHeader("X-Amz-Meta-Colour", "grey")
            .withHeader("authorization")
            .withoutHeader("range")
            .withAccessKey(this.server.accessKey());
        assertThat(this.server).didNotReceive(RequestMatch.action("DeleteObject"));
        this.server.clearRequests();
        assertThat(this.server).receivedNothing();
    }

    @Test
    void sayWhichRequestsThereWereInstead() {
        this.client.get(this.path + "/dog");

        fails(() -> assertThat(this.server).received("GET", "/cat"), "Expected GET /cat", this.path + "/dog -> 404");
        fails(() -> assertThat(this.server).received(RequestMatch.any()).withStatus(200), "answered with 200", "404");
        fails(() -> assertThat(this.server).received(RequestMatch.any()).times(2), "2 such requests, but there were 1");
        fails(() -> assertThat(this.server).receivedNothing(), "no such request", "/dog -> 404");
        fails(() -> assertThat(this.server).received(RequestMatch.any()).withHeader("range", "bytes=0-1"),
                "range: bytes=0-1");
    }

    @Test
    void showNoSecrets() {
        this.client.plain("GET", this.client.presign("GET", this.path + "/cat", 60), "",
                Map.of("x-amz-security-token", "the-token", "Cookie", "the-cookie"));
        this.client.get(this.path + "/dog");

        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(() -> assertThat(this.server).received("GET", "/").withHeader("Authorization", "the-secret"))
            .satisfies(error -> assertThat(error.getMessage()).contains("X-Amz-Signature=(hidden)", "(hidden)")
                .doesNotContain("the-token", "the-cookie", "Signature=0", "AWS4-HMAC-SHA256 Credential"));
        fails(() -> assertThat(this.server).received(RequestMatch.any()).withHeader("Authorization", "the-secret"),
                "Authorization: (hidden)");
    }

}
