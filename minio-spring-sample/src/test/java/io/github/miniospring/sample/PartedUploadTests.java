package io.github.miniospring.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Large files, which browsers send to the storage server themselves. */
@InboxTest
class PartedUploadTests {

    private static final String ORIGIN = "https://inbox.example.com";

    private static final byte[] CONTENT = "x".repeat(5 * 1024 * 1024 + 7).getBytes();

    private final JsonMapper json = new JsonMapper();

    private final HttpClient browser = HttpClient.newHttpClient();

    private InboxClient inbox;

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.inbox = new InboxClient(port);
    }

    private HttpResponse<String> ask(String what, String key, String uploadId) throws Exception {
        String file = this.json.writeValueAsString(
                Map.of("key", key, "size", CONTENT.length, "contentType", "video/mp4", "uploadId", uploadId));
        return this.inbox.send("POST", "/uploads/" + what,
                file.replace(",\"uploadId\":\"\"", "").replace("\"uploadId\":\"\",", ""), "Content-Type",
                "application/json");
    }

    private HttpResponse<String> put(JsonNode part) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(part.get("url").asString()))
            .header("Origin", ORIGIN)
            .PUT(BodyPublishers.ofByteArray(CONTENT, part.get("offset").asInt(), part.get("size").asInt()))
            .build();
        return this.browser.send(request, BodyHandlers.ofString());
    }

    @Test
    void goesOnAfterABreakAndBecomesAFile() throws Exception {
        HttpResponse<String> begun = ask("begin", "large/film.mp4", "");
        JsonNode plan = this.json.readTree(begun.body()).get("plan");
        String id = plan.get("uploadId").asString();
        assertThat(begun.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(plan.get("parts")).hasSize(2);
        assertThat(put(plan.get("parts").get(1)).statusCode()).isEqualTo(200);

        JsonNode state = this.json.readTree(ask("continue", "large/film.mp4", id).body());
        assertThat(state.get("arrived")).singleElement().satisfies(part -> {
            assertThat(part.get("partNumber").asInt()).isEqualTo(2);
            assertThat(part.get("size").asInt()).isEqualTo(7);
        });
        HttpResponse<String> sent = put(state.get("plan").get("parts").get(0));
        assertThat(sent.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        HttpResponse<String> stored = ask("complete", "large/film.mp4", id);

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(this.json.readTree(stored.body()).get("size").asInt()).isEqualTo(CONTENT.length);
        HttpResponse<String> read = this.inbox.get("/objects/large/film.mp4", "Range", "bytes=0-3");
        assertThat(read.body()).isEqualTo("xxxx");
        assertThat(read.headers().firstValue("Content-Type")).hasValue("video/mp4");
    }

    @Test
    void isNoFileWhileAPartIsMissing() throws Exception {
        String id = begin("large/half");

        assertThat(ask("complete", "large/half", id).statusCode()).isEqualTo(409);
        assertThat(this.inbox.get("/objects/large/half").statusCode()).isEqualTo(404);
        assertThat(ask("abort", "large/half", id).statusCode()).isEqualTo(204);
    }

    @Test
    void isGoneAfterItIsGivenUp() throws Exception {
        String id = begin("large/given-up");
        assertThat(ask("abort", "large/given-up", id).statusCode()).isEqualTo(204);

        assertThat(ask("continue", "large/given-up", id).statusCode()).isEqualTo(404);
    }

    @Test
    void answersAQuestionOfABrowserBeforeItSends() throws Exception {
        JsonNode plan = this.json.readTree(ask("begin", "large/asked", "").body()).get("plan");
        HttpRequest question = HttpRequest.newBuilder(URI.create(plan.get("parts").get(0).get("url").asString()))
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", "PUT")
            .method("OPTIONS", BodyPublishers.noBody())
            .build();

        HttpResponse<String> answer = this.browser.send(question, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isBetween(200, 204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse("")).contains("PUT");
        ask("abort", "large/asked", plan.get("uploadId").asString());
    }

    @Test
    void thePageMayTalkToTheStorageServer() throws Exception {
        JsonNode plan = this.json.readTree(ask("begin", "large/page", "").body()).get("plan");
        URI part = URI.create(plan.get("parts").get(0).get("url").asString());

        assertThat(this.inbox.get("/").headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("connect-src 'self' " + part.getScheme() + "://" + part.getRawAuthority() + ";");
        ask("abort", "large/page", plan.get("uploadId").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"key\":\"/a\",\"size\":1}", "{\"key\":\"a\",\"size\":-1}", "[]", "x" })
    void refusesWhatIsNoFile(String file) throws Exception {
        assertThat(this.inbox.send("POST", "/uploads/begin", file, "Content-Type", "application/json").statusCode())
            .isEqualTo(400);
    }

    // Other sites can send forms and text to the inbox, and nothing else.
    @Test
    void refusesWhatAnotherSiteCanSend() throws Exception {
        assertThat(this.inbox.send("POST", "/uploads/begin", "{\"key\":\"a\",\"size\":1}", "Content-Type", "text/plain")
            .statusCode()).isEqualTo(415);
    }

    private String begin(String key) throws Exception {
        return this.json.readTree(ask("begin", key, "").body()).get("plan").get("uploadId").asString();
    }

}
