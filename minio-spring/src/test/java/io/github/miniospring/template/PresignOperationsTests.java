package io.github.miniospring.template;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.Forwarder;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.presign.PresignedUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Links are used by a client that knows nothing but the link. */
@MinioContract
class PresignOperationsTests {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final HttpClient browser = HttpClient.newHttpClient();

    private final MinioTemplate template;

    private final String bucket;

    PresignOperationsTests(TestBucket bucket) {
        this.template = bucket.template();
        this.bucket = bucket.name();
        bucket.put("key", "content");
    }

    @Test
    void lendsAnObject() throws Exception {
        PresignedUrl url = this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES);

        HttpResponse<String> response = use(url, null);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("content");
        assertThat(url.method()).isEqualTo(HttpMethod.GET);
        assertThat(url.signedHeaders()).isEmpty();
        assertThat(url.expiration()).isBetween(Instant.now().plusSeconds(200), Instant.now().plusSeconds(400));
    }

    @Test
    void lendsForSevenDaysUnlessSaidOtherwise() throws Exception {
        assertThat(this.template.presignedGetObject(this.bucket, "key").url()).contains("X-Amz-Expires=604800&");
        assertThat(use(this.template.presignedGetObject(this.bucket, "key"), null).body()).isEqualTo("content");
        assertThat(use(this.template.getPresignedUrl(HttpMethod.GET, this.bucket, "key"), null).statusCode())
            .isEqualTo(200);
    }

    @Test
    void takesAnObjectIn() throws Exception {
        PresignedUrl url = this.template.presignedPutObject(this.bucket, "new \u00fc", FIVE_MINUTES);

        assertThat(use(url, "stored").statusCode()).isEqualTo(200);

        assertThat(this.template.getObjectAsString(this.bucket, "new \u00fc")).isEqualTo("stored");
        assertThat(use(this.template.presignedPutObject(this.bucket, "week"), "stored").statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnObjectInOnlyWithTheSignedHeaders() throws Exception {
        PresignedUrl url = this.template.presignedPutObject(this.bucket, "typed", FIVE_MINUTES,
                link -> link.header("Content-Type", "image/png").header("x-amz-meta-color", "red"));

        assertThat(send(HttpRequest.newBuilder(url.toUri()).PUT(BodyPublishers.ofString("no"))).statusCode())
            .isBetween(400, 403);
        assertThat(use(url, "stored").statusCode()).isEqualTo(200);
        assertThat(this.template.statObject(this.bucket, "typed").contentType()).isEqualTo("image/png");
        assertThat(this.template.statObject(this.bucket, "typed").userMetadata()).containsEntry("color", "red");
    }

    @Test
    void lendsAnyMethod() throws Exception {
        assertThat(use(this.template.getPresignedUrl(HttpMethod.HEAD, this.bucket, "key", FIVE_MINUTES), null).headers()
            .firstValue("content-length")).contains("7");
        assertThat(use(this.template.getPresignedUrl(HttpMethod.GET, this.bucket, null, FIVE_MINUTES,
                link -> link.query("list-type", "2").query("prefix", "k")), null)
            .body()).contains("<Key>key</Key>");
        this.template.putObject(this.bucket, "gone", "content");
        assertThat(use(this.template.getPresignedUrl(HttpMethod.DELETE, this.bucket, "gone", FIVE_MINUTES), null)
            .statusCode()).isEqualTo(204);
        assertThat(this.template.objectExists(this.bucket, "gone")).isFalse();
    }

    @Test
    void isGoodForItsMethodAlone() throws Exception {
        PresignedUrl url = this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES);

        assertThat(send(HttpRequest.newBuilder(url.toUri()).DELETE()).statusCode()).isEqualTo(403);
        assertThat(this.template.objectExists(this.bucket, "key")).isTrue();
    }

    @Test
    void changesHeadersOfTheAnswer() throws Exception {
        HttpResponse<String> response = use(this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES,
                link -> link.responseHeader("Content-Type", "text/plain; charset=utf-8")
                    .responseHeader("Cache-Control", "no-store")
                    .responseHeader("Content-Language", "de")
                    .attachment("gr\u00fcn \"1\".txt")),
                null);

        assertThat(response.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().firstValue("content-language")).contains("de");
        assertThat(response.headers().firstValue("content-disposition")).hasValueSatisfying(
                value -> assertThat(value).startsWith("attachment; ").contains("filename*=UTF-8''gr%C3%BCn"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "A", "X", "X-Amz", "X-Amy", "a-b", "zz", "x y" })
    void signsFurtherPartsOfTheQuery(String name) throws Exception {
        assertThat(use(this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES,
                link -> link.query(name, "1 +/\u00fc").query("a", "2").query("a", "1")), null)
            .body()).isEqualTo("content");
    }

    @Test
    void lendsAVersion() throws Exception {
        String versioned = "test-" + UUID.randomUUID();
        this.template.makeBucket(versioned, create -> create.objectLock());
        String first = this.template.putObject(versioned, "key", "first").versionId();
        String second = this.template.putObject(versioned, "key", "second").versionId();
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();

        assertThat(use(this.template.presignedGetObject(versioned, "key", FIVE_MINUTES, link -> link.versionId(first)),
                null)
            .body()).isEqualTo("first");

        this.template.removeObject(versioned, "key", delete -> delete.versionId(first));
        this.template.removeObject(versioned, "key", delete -> delete.versionId(second));
        this.template.removeBucket(versioned);
    }

    @Test
    void ends() throws Exception {
        HttpResponse<String> response = use(this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES,
                link -> link.requestDate(Instant.now().minusSeconds(301))), null);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("Request has expired");
    }

    @Test
    void countsFromAMomentInThePast() throws Exception {
        assertThat(use(this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES,
                link -> link.requestDate(Instant.now().minusSeconds(200))), null)
            .statusCode()).isEqualTo(200);
    }

    @Test
    void showsAMissingObjectOnlyWhenItIsUsed() throws Exception {
        assertThat(use(this.template.presignedGetObject(this.bucket, "none", FIVE_MINUTES), null).statusCode())
            .isEqualTo(404);
    }

    @Test
    void leadsToThePublicEndpoint(TestServer server) throws Exception {
        try (Forwarder forwarder = new Forwarder(server.endpoint())) {
            Endpoint address = new Endpoint(false, "127.0.0.1", forwarder.port());
            try (MinioClient client = server.client().publicEndpoint(address).build()) {
                MinioTemplate links = new MinioTemplate(client);

                PresignedUrl get = links.presignedGetObject(this.bucket, "key", FIVE_MINUTES);
                PresignedUrl put = links.presignedPutObject(this.bucket, "public", FIVE_MINUTES);

                assertThat(get.url()).startsWith(address + "/" + this.bucket + "/key?");
                assertThat(use(get, null).body()).isEqualTo("content");
                assertThat(use(put, "through").statusCode()).isEqualTo(200);
                assertThat(links.getObjectAsString(this.bucket, "public")).isEqualTo("through");
            }
        }
    }

    // Why links have to be made for the address they are used with.
    @Test
    void isNotGoodForAnotherAddress(TestServer server) throws Exception {
        try (Forwarder forwarder = new Forwarder(server.endpoint())) {
            String url = this.template.presignedGetObject(this.bucket, "key", FIVE_MINUTES)
                .url()
                .replace(server.endpoint().authority(), "127.0.0.1:" + forwarder.port());

            assertThat(send(HttpRequest.newBuilder(URI.create(url))).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void asksTheServerForNothingWhereTheRegionIsSet(TestServer server) throws Exception {
        try (MinioClient client = server.client()
            .region("us-east-1")
            .filter((request, next) -> Mono.error(new IllegalStateException("asked")))
            .build()) {
            assertThat(use(new MinioTemplate(client).presignedGetObject(this.bucket, "key", FIVE_MINUTES), null).body())
                .isEqualTo("content");
        }
    }

    @Test
    void cannotBeMadeWithoutCredentials(TestServer server) {
        try (MinioClient client = server.client().credentials(CredentialsProvider.anonymous()).build()) {
            MinioTemplate anonymous = new MinioTemplate(client);

            assertThatIllegalArgumentException()
                .isThrownBy(() -> anonymous.presignedGetObject(this.bucket, "key", FIVE_MINUTES));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "P8D" })
    void refusesALifeThatNoServerGrants(Duration expires) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.presignedGetObject(this.bucket, "key", expires))
            .withMessageStartingWith("expires must be from one second to seven days");
    }

    private HttpResponse<String> use(PresignedUrl url, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.toUri())
            .method(url.method().name(), (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        url.signedHeaders().forEach(request::header);
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return this.browser.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

}
