package io.github.miniospring.test.server;

import java.util.Map;

import io.github.miniospring.test.server.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One file of a form, stored under many keys. */
@ExtendWith(MinioServerExtension.class)
class FanOutTests {

    private static final String LIST = "x-minio-fanout-list";

    private final MinioTestServer server;

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    FanOutTests(MinioTestServer server, TestBucket bucket) {
        this.server = server;
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name() + "/";
    }

    private TestForm form() {
        return new TestForm(this.client, this.bucket.name()).field("key", "base");
    }

    @Test
    void storesTheFileUnderEachKey() {
        this.bucket.versioned();

        Answer answer = form().unsigned(LIST, """
                {"key":"a.txt","tags":{"k":"a b"}}
                {"key":"b/c","metadata":{"Content-Type":"image/png","x-amz-meta-colour":"red","shade":"dark"}}
                """).send("meow");

        assertThat(answer.outcome()).isEqualTo("200");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.text().lines()).hasSize(2)
            .allMatch(line -> line.matches("\\{\"key\":\"[^\"]+\",\"etag\":\"4a4be40c96ac6314e91d93f38043a634\""
                    + ",\"versionId\":\"[0-9a-f-]{36}\",\"lastModified\":\"[0-9T:.Z-]+\"}"));
        assertThat(this.bucket.keys()).containsExactly("a.txt", "b/c");
        Answer described = this.client.get(this.path + "b/c");
        assertThat(described.text()).isEqualTo("meow");
        assertThat(described.header("Content-Type")).isEqualTo("image/png");
        assertThat(described.header("x-amz-meta-colour")).isEqualTo("red");
        assertThat(described.header("shade")).isEqualTo("dark");
        Answer tagged = this.client.send("GET", this.path + "a.txt", "", Map.of("x-amz-tagging-directive", "ACCESS"));
        assertThat(tagged.header("Content-Type")).isEqualTo("text/plain");
        assertThat(tagged.header("x-amz-tagging")).isEqualTo("k=a+b");
    }

    @Test
    void saysWhatItCouldNotStore() {
        Answer answer = form()
            .unsigned(LIST,
                    "{\"key\":\"x//y\"}{\"key\":\"../z\"}{\"key\":\"q\",\"tags\":{\"*\":\"1\"}}{\"key\":\"ok\"}")
            .send("meow");

        String name = this.bucket.name();
        assertThat(answer.text().lines()).startsWith(
                "{\"key\":\"x//y\",\"error\":\"Object name invalid: " + name + "/x//y\"}",
                "{\"key\":\"../z\",\"error\":\"Object name invalid: " + name + "/../z\"}",
                "{\"key\":\"q\",\"error\":\"The TagKey you have provided is invalid\"}");
        assertThat(this.bucket.keys()).containsExactly("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"key\":", "[1]", "[{\"key\":\"a\"}]", "{\"key\":5}", "{\"key\":\"a\",\"metadata\":1}" })
    void refusesAListThatIsNone(String list) {
        assertThat(form().unsigned(LIST, list).send("meow").outcome()).isEqualTo("400 MalformedPOSTRequest");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"key\":\"a\",\"retention\":\"GOVERNANCE\"}",
            "{\"key\":\"a\",\"metadata\":{\"x-amz-storage-class\":\"REDUCED_REDUNDANCY\"}}",
            "{\"key\":\"a\",\"metadata\":{\"Content-Length\":\"1\"}}", "{\"key\":\"a\",\"metadata\":{\"a b\":\"1\"}}" })
    void refusesWhatItCannotDo(String list) {
        assertThat(form().unsigned(LIST, "{\"key\":\"b\"}" + list).send("meow").outcome())
            .isEqualTo("501 NotImplemented");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void takesAFileOfModestSizeOnly() {
        assertThat(form().unsigned(LIST, "{\"key\":\"a\"}").send("x".repeat(16 * 1024 * 1024 + 1)).outcome())
            .isEqualTo("400 ExcessData");
    }

    @Test
    void storesOnceWhereNoKeysAreListed() {
        assertThat(form().unsigned(LIST, "").send("meow").outcome()).isEqualTo("204");
        assertThat(this.bucket.keys()).containsExactly("base");
    }

    @Test
    void holdsTheFormToItsPolicyAllTheSame() {
        assertThat(form().unsigned(LIST, "{\"key\":\"a\"}")
            .condition("[\"content-length-range\",10,20]")
            .send("meow")
            .outcome()).isEqualTo("400 EntityTooSmall");
        assertThat(form().unsigned(LIST, "{\"key\":\"a\"}").unsigned("foo", "1").send("meow").outcome())
            .isEqualTo("403 AccessDenied");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void tellsNamesOfMetadataAsOtherWritesDo() {
        String target = "/" + this.bucket.name() + "?events=s3%3AObjectCreated%3A%2A";
        try (EventReader events = EventReader.of(this.server, this.client, target)) {
            form().unsigned(LIST, "{\"key\":\"a\",\"metadata\":{\"x-amz-meta-k\":\"v\"}}").send("meow");

            assertThat(events.line()).contains("\"X-Amz-Meta-K\":\"v\"");
        }
    }

}
