package io.github.miniospring.template;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.presign.PostForm;
import io.github.miniospring.presign.PostPolicy;
import io.github.miniospring.presign.PresignedUrl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Forms, and links of operations, used by a client that knows nothing but them. */
@MinioContract
class PostFormTests {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final HttpClient browser = HttpClient.newHttpClient();

    private final MinioTemplate template;

    private final String bucket;

    private final PostPolicy policy;

    PostFormTests(TestBucket bucket) {
        this.template = bucket.template();
        this.bucket = bucket.name();
        this.policy = PostPolicy.of(this.bucket, Instant.now().plus(FIVE_MINUTES));
    }

    @Test
    void takesAFileIn() throws Exception {
        PostForm form = this.template.presignedPostPolicy(this.policy.key("cats/tom \u00fc.txt")
            .contentType("text/plain")
            .metadata("colour", "red")
            .contentLengthRange(1, 100)
            .successStatus(201));

        HttpResponse<String> response = post(form, "meow");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        ObjectStat stat = this.template.statObject(this.bucket, "cats/tom \u00fc.txt");
        assertThat(stat.contentType()).isEqualTo("text/plain");
        assertThat(stat.userMetadata()).containsEntry("colour", "red");
        assertThat(this.template.getObjectAsString(this.bucket, "cats/tom \u00fc.txt")).isEqualTo("meow");
    }

    @Test
    void takesAKeyOfThePrefix() throws Exception {
        PostForm form = this.template.presignedPostPolicy(this.policy.keyStartsWith("user/"));

        assertThat(post(form.withKey("user/cat.txt"), "meow").statusCode()).isEqualTo(204);
        assertThat(this.template.getObjectAsString(this.bucket, "user/cat.txt")).isEqualTo("meow");
    }

    @Test
    void takesNoMoreThanThePolicyAllows() throws Exception {
        PostForm form = this.template.presignedPostPolicy(this.policy.key("k").contentLengthRange(1, 3));

        assertThat(post(form, "meow").body()).contains("<Code>EntityTooLarge</Code>");
        assertThat(this.template.objectExists(this.bucket, "k")).isFalse();
    }

    @Test
    void cannotBeMadeWithoutCredentials(TestServer server) {
        try (MinioClient client = server.client().credentials(CredentialsProvider.anonymous()).build()) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinioTemplate(client).presignedPostPolicy(this.policy.key("k")));
        }
    }

    @Test
    void lendsAnOperation() throws Exception {
        this.template.putObject(this.bucket, "key", "content");

        PresignedUrl get = this.template.presign(GetObject.of(this.bucket, "key").range(0, 4), FIVE_MINUTES);
        PresignedUrl head = this.template.presign(HeadObject.of(this.bucket, "key"));

        assertThat(get.signedHeaders()).containsEntry("range", "bytes=0-3");
        assertThat(use(get).body()).isEqualTo("cont");
        assertThat(use(head).statusCode()).isEqualTo(200);
        assertThat(head.url()).contains("X-Amz-Expires=604800");
    }

    private HttpResponse<String> use(PresignedUrl url) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.toUri())
            .method(url.method().name(), BodyPublishers.noBody());
        url.signedHeaders().forEach(request::header);
        return this.browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(PostForm form, String content) throws Exception {
        StringBuilder body = new StringBuilder();
        form.fields()
            .forEach((name, value) -> body.append("--limit\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n")
            .append(content)
            .append("\r\n--limit--\r\n");
        return this.browser.send(HttpRequest.newBuilder(URI.create(form.url()))
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(BodyPublishers.ofString(body.toString()))
            .build(), BodyHandlers.ofString());
    }

}
