package io.github.miniospring.sample;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@InboxTest
class ObjectControllerTests {

    private InboxClient inbox;

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.inbox = new InboxClient(port);
    }

    @Test
    void storesBodyWithItsMediaType() throws Exception {
        HttpResponse<String> stored = this.inbox.put("/objects/style", "a { }", "Content-Type", "text/css");

        HttpResponse<String> read = this.inbox.get("/objects/style");
        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(stored.headers().firstValue("Location")).hasValue("/objects/style");
        assertThat(stored.headers().firstValue("ETag")).isEqualTo(read.headers().firstValue("ETag")).isPresent();
        assertThat(stored.body()).contains("\"key\":\"style\"").contains("\"size\":5");
        assertThat(read.body()).isEqualTo("a { }");
        assertThat(read.headers().firstValue("Content-Type")).hasValue("text/css");
    }

    @Test
    void takesMediaTypeFromNameWhereNoneIsGiven() throws Exception {
        this.inbox.put("/objects/page.css", "a { }");

        assertThat(this.inbox.get("/objects/page.css").headers().firstValue("Content-Type")).hasValue("text/css");
    }

    @Test
    void storesEmptyBody() throws Exception {
        assertThat(this.inbox.put("/objects/empty", "").statusCode()).isEqualTo(200);

        HttpResponse<String> read = this.inbox.get("/objects/empty");
        assertThat(read.body()).isEmpty();
        assertThat(read.headers().firstValue("Content-Length")).hasValue("0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
    void storesFormsAsTheyAre(String type) throws Exception {
        String form = "a=1&b=2\r\n--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";

        this.inbox.put("/objects/form", form, "Content-Type", type);

        assertThat(this.inbox.get("/objects/form").body()).isEqualTo(form);
    }

    @Test
    void keepsContentEncoding() throws Exception {
        this.inbox.put("/objects/packed", "not really", "Content-Encoding", "br");

        HttpResponse<String> read = this.inbox.get("/objects/packed");
        assertThat(read.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(read.body()).isEqualTo("not really");
    }

    @Test
    void storesBodyOfUnknownLength() throws Exception {
        String content = "x".repeat(5 * 1024 * 1024 + 10);

        HttpResponse<String> stored = this.inbox.send(this.inbox.request("/objects/chunked")
            .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content.getBytes())))
            .build());

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(stored.body()).contains("\"size\":" + content.length());
        assertThat(this.inbox.get("/objects/chunked").body()).isEqualTo(content);
    }

    @Test
    void refusesPartOfAnObject() throws Exception {
        HttpResponse<String> refused = this.inbox.put("/objects/part", "abc", "Content-Range", "bytes 0-2/10");

        assertProblem(refused, 400, "Content-Range");
    }

    @Test
    void refusesMediaTypeThatNoHeaderCanHold() throws Exception {
        try (Socket socket = this.inbox.open()) {
            InboxClient.write(socket, "PUT /objects/odd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: text/\u00e4\r\nContent-Length: 1\r\n\r\nx");

            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
        }
    }

    @Test
    void storesOnlyIfAbsentWhereAsked() throws Exception {
        this.inbox.put("/objects/once", "first", "If-None-Match", "*");

        HttpResponse<String> refused = this.inbox.put("/objects/once", "second", "If-None-Match", "*");

        assertProblem(refused, 412, "PreconditionFailed");
        assertThat(this.inbox.get("/objects/once").body()).isEqualTo("first");
    }

    @Test
    void removesObject() throws Exception {
        this.inbox.put("/objects/gone", "x");

        HttpResponse<String> removed = this.inbox.send("DELETE", "/objects/gone", "");

        assertThat(removed.statusCode()).isEqualTo(204);
        assertProblem(this.inbox.get("/objects/gone"), 404, "There is no object 'gone'");
    }

    @Test
    void removesWhatIsNotThere() throws Exception {
        assertThat(this.inbox.send("DELETE", "/objects/never-was", "").statusCode()).isEqualTo(204);
    }

    @Test
    void storesNothingWhenTheClientStopsHalfWay(@Autowired MeterRegistry meters) throws Exception {
        this.inbox.put("/objects/half", "old");
        long before = puts(meters);

        try (Socket socket = this.inbox.open()) {
            InboxClient.write(socket, "PUT /objects/half HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
                    + "x".repeat(1_000_000));
        }

        await().until(() -> puts(meters) == before + 1);
        assertThat(this.inbox.get("/objects/half").body()).isEqualTo("old");
    }

    @Test
    void allowsNoOtherOriginToWrite() throws Exception {
        HttpResponse<String> preflight = this.inbox.send("OPTIONS", "/objects/a", "", "Origin", "http://elsewhere.test",
                "Access-Control-Request-Method", "PUT");

        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private static long puts(MeterRegistry meters) {
        return meters.find("http.server.requests").tag("method", "PUT").timers().stream().mapToLong(Timer::count).sum();
    }

    static void assertProblem(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status).contains(detail);
    }

}
