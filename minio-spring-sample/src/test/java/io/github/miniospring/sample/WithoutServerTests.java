package io.github.miniospring.sample;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody listens on port 1. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = { "minio.endpoint=http://localhost:1", "minio.access-key=key", "minio.secret-key=some-secret" })
class WithoutServerTests {

    private InboxClient inbox;

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.inbox = new InboxClient(port);
    }

    @Test
    void startsAndSaysInOneLineWhatIsMissing(CapturedOutput output) {
        assertThat(output.getAll().lines().filter(line -> line.contains("Bucket 'inbox' is looked for again")))
            .singleElement()
            .asString()
            .contains("WARN", "localhost:1");
        assertThat(output).doesNotContain("\tat ", "some-secret");
    }

    @ParameterizedTest
    @CsvSource({ "GET, /objects", "GET, /objects/a", "HEAD, /objects/a", "PUT, /objects/a", "DELETE, /objects/a",
            "GET, /links/a" })
    void tellsThatTheServerIsNotThere(String method, String path) throws Exception {
        HttpResponse<String> response = this.inbox.send(method, path, method.equals("PUT") ? "body" : "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        if (!method.equals("HEAD")) {
            assertThat(response.body()).contains("cannot be reached").doesNotContain("localhost:1");
        }
    }

    @ParameterizedTest
    @CsvSource({ "/, text/html", "/inbox.js, text/javascript", "/inbox.css, text/css", "/icon.svg, image/svg+xml" })
    void servesThePage(String path, String type) throws Exception {
        HttpResponse<String> response = this.inbox.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
            .contains("default-src 'none'")
            .contains("script-src 'self'")
            .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<script>", "<style", " style=", " onclick=", "javascript:" })
    void pageHoldsNothingThePolicyForbids(String inline) throws Exception {
        assertThat(this.inbox.get("/").body()).doesNotContain(inline);
    }

    @Test
    void tellsOfPathsThatAreNone() throws Exception {
        ObjectControllerTests.assertProblem(this.inbox.get("/nothing/here"), 404, "Not Found");
        ObjectControllerTests.assertProblem(this.inbox.send("POST", "/objects/a", ""), 405, "Method Not Allowed");
    }

}
