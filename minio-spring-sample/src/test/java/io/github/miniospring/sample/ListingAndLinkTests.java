package io.github.miniospring.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@InboxTest
class ListingAndLinkTests {

    private final JsonMapper json = new JsonMapper();

    private InboxClient inbox;

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.inbox = new InboxClient(port);
    }

    @Test
    void listsObjectsBelowPrefix() throws Exception {
        this.inbox.put("/objects/list/%C3%BC%20b/c.txt", "abc");
        this.inbox.put("/objects/list/a", "");
        String tag = this.inbox.get("/objects/list/a").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> listed = this.inbox.get("/objects?prefix=list/", "Accept", "text/html,*/*;q=0.8");

        JsonNode objects = this.json.readTree(listed.body());
        assertThat(listed.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(objects).extracting(object -> object.get("key").asString())
            .containsExactly("list/a", "list/\u00fc b/c.txt");
        assertThat(objects.get(1).get("size").asLong()).isEqualTo(3);
        assertThat(objects.get(0).get("etag").asString()).isEqualTo(tag.replace("\"", ""));
        assertThat(Instant.parse(objects.get(0).get("lastModified").asString())).isCloseTo(Instant.now(),
                within(Duration.ofMinutes(5)));
        assertThat(objects.get(0).propertyNames()).containsExactly("key", "size", "lastModified", "etag");
    }

    @Test
    void listsNothingAsEmptyArray() throws Exception {
        assertThat(this.inbox.get("/objects?prefix=nothing/here").body()).isEqualTo("[]");
    }

    @Test
    void listsMoreThanOnePage(@Autowired ReactiveMinioTemplate minio) throws Exception {
        List<String> keys = IntStream.range(0, 1100).mapToObj(i -> "many/%04d".formatted(i)).toList();
        Flux.fromIterable(keys)
            .flatMap(key -> minio.putObject(TestBucket.NAME, key, new byte[0]), 16)
            .blockLast(Duration.ofMinutes(1));

        JsonNode objects = this.json.readTree(this.inbox.get("/objects?prefix=many/").body());

        assertThat(objects).extracting(object -> object.get("key").asString()).containsExactlyElementsOf(keys);
    }

    @Test
    void linkReadsObjectWithoutCredentials() throws Exception {
        this.inbox.put("/objects/link/a%20%2B%23%C3%BC.html", "<b>hi</b>", "Content-Type", "text/html");

        HttpResponse<String> answer = this.inbox.get("/links/link/a%20%2B%23%C3%BC.html");

        JsonNode link = this.json.readTree(answer.body());
        HttpResponse<String> read = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(link.get("url").asString())).build(), BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("<b>hi</b>");
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment")
            .contains("filename*=UTF-8''a%20+#%C3%BC.html");
        assertThat(Instant.parse(link.get("expires").asString())).isCloseTo(Instant.now().plus(Duration.ofHours(1)),
                within(Duration.ofMinutes(5)));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void makesNoLinkToNothing() throws Exception {
        ObjectControllerTests.assertProblem(this.inbox.get("/links/none"), 404, "There is no object 'none'");
    }

    @Test
    void showsHealthAndMetrics() throws Exception {
        this.inbox.put("/objects/counted", "x");

        assertThat(this.inbox.get("/actuator/metrics/minio.client").statusCode()).isEqualTo(200);
        assertThat(this.inbox.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(this.inbox.get("/actuator/env").statusCode()).isEqualTo(404);
    }

}
