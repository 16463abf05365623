package io.github.miniospring.sample;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts, conditions and headers of objects that are read. */
@InboxTest
class ReadTests {

    private static final String OBJECT = "/objects/digits.txt";

    private InboxClient inbox;

    private String tag;

    private String date;

    @BeforeEach
    void store(@LocalServerPort int port) throws Exception {
        this.inbox = new InboxClient(port);
        this.inbox.put(OBJECT, "0123456789", "Content-Type", "text/plain");
        HttpResponse<String> stored = this.inbox.get(OBJECT);
        this.tag = stored.headers().firstValue("ETag").orElseThrow();
        this.date = stored.headers().firstValue("Last-Modified").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({ "bytes=0-3, 0123, bytes 0-3/10", "bytes=4-, 456789, bytes 4-9/10", "bytes=-3, 789, bytes 7-9/10",
            "bytes=8-99, 89, bytes 8-9/10", "bytes=-99, 0123456789, bytes 0-9/10" })
    void answersPart(String range, String part, String contentRange) throws Exception {
        HttpResponse<String> response = this.inbox.get(OBJECT, "Range", range);

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(part);
        assertThat(response.headers().firstValue("Content-Range")).hasValue(contentRange);
        assertThat(response.headers().firstValue("Content-Length")).hasValue(Integer.toString(part.length()));
    }

    @Test
    void refusesPartBehindTheEnd() throws Exception {
        HttpResponse<String> response = this.inbox.get(OBJECT, "Range", "bytes=10-");

        ObjectControllerTests.assertProblem(response, 416, "InvalidRange");
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=0-1,4-5", "bytes=5-2", "bytes=a-b", "lines=0-1", "" })
    void answersWholeWhereRangeIsNoneItKnows(String range) throws Exception {
        HttpResponse<String> response = this.inbox.get(OBJECT, "Range", range);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = { "TAG", "W/TAG", "\"other\", TAG" })
    void answersNothingNewForKnownTag(String condition) throws Exception {
        HttpResponse<String> response = this.inbox.get(OBJECT, "If-None-Match", condition.replace("TAG", this.tag));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).hasValue(this.tag);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"other\"", "\"other\", \"another\"", "nonsense\"" })
    void answersWholeForUnknownTag(String condition) throws Exception {
        assertThat(this.inbox.get(OBJECT, "If-None-Match", condition).statusCode()).isEqualTo(200);
    }

    @Test
    void answersNothingNewSinceItsDate() throws Exception {
        assertThat(this.inbox.get(OBJECT, "If-Modified-Since", this.date).statusCode()).isEqualTo(304);
        assertThat(this.inbox.get(OBJECT, "If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT").statusCode())
            .isEqualTo(200);
        assertThat(this.inbox.get(OBJECT, "If-Modified-Since", "some day").statusCode()).isEqualTo(200);
    }

    @Test
    void comparesTagBeforeDate() throws Exception {
        assertThat(this.inbox.get(OBJECT, "If-None-Match", "\"other\"", "If-Modified-Since", this.date).statusCode())
            .isEqualTo(200);
    }

    @Test
    void refusesOtherStateThanAsked() throws Exception {
        ObjectControllerTests.assertProblem(this.inbox.get(OBJECT, "If-Match", "\"other\""), 412, "");
        ObjectControllerTests.assertProblem(this.inbox.get(OBJECT, "If-Match", "\"other\", \"another\""), 412, "");
        ObjectControllerTests
            .assertProblem(this.inbox.get(OBJECT, "If-Unmodified-Since", "Thu, 01 Jan 2015 00:00:00 GMT"), 412, "");
        assertThat(this.inbox.get(OBJECT, "If-Match", "\"other\", " + this.tag).statusCode()).isEqualTo(200);
        assertThat(this.inbox.get(OBJECT, "If-Match", "*").statusCode()).isEqualTo(200);
    }

    @Test
    void answersPartOfSameStateOnly() throws Exception {
        HttpResponse<String> same = this.inbox.get(OBJECT, "Range", "bytes=2-3", "If-Range", this.tag);
        HttpResponse<String> other = this.inbox.get(OBJECT, "Range", "bytes=2-3", "If-Range", "\"other\"");
        HttpResponse<String> dated = this.inbox.get(OBJECT, "Range", "bytes=2-3", "If-Range", this.date);

        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(same.body()).isEqualTo("23");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo("0123456789");
        assertThat(dated.statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadersAlone() throws Exception {
        HttpResponse<String> head = this.inbox.send("HEAD", OBJECT, "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(head.headers().firstValue("ETag")).hasValue(this.tag);
        assertThat(head.headers().firstValue("Last-Modified")).hasValue(this.date);
        assertThat(head.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(this.inbox.send("HEAD", OBJECT, "", "If-None-Match", this.tag).statusCode()).isEqualTo(304);
        assertThat(this.inbox.send("HEAD", "/objects/none", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "text/html", "image/png", "application/xml" })
    void tellsOfMissingObjectWhateverIsAccepted(String accept) throws Exception {
        ObjectControllerTests.assertProblem(this.inbox.get("/objects/none", "Accept", accept), 404,
                "There is no object 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/html", "TEXT/HTML; charset=utf-8", "image/svg+xml", "application/xhtml+xml",
            "text/xml", "application/pdf", "text/javascript", "application/octet-stream", "multipart/x-mixed-replace",
            "no media type" })
    void givesWhatMightRunAsFile(String type) throws Exception {
        this.inbox.put("/objects/sub/b%C3%B6se%22.html", "<script>alert(1)</script>", "Content-Type", type);

        HttpResponse<String> response = this.inbox.get("/objects/sub/b%C3%B6se%22.html");

        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment; ")
            .contains("filename*=UTF-8''b%C3%B6se%22.html");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
            .contains("default-src 'none'")
            .endsWith("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = { "image/png", "text/plain; charset=utf-8", "audio/ogg", "video/mp4" })
    void letsHarmlessBeShown(String type) throws Exception {
        this.inbox.put("/objects/shown", "bytes", "Content-Type", type);

        HttpResponse<String> response = this.inbox.get("/objects/shown");

        assertThat(response.headers().map()).doesNotContainKey("content-disposition");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type.split(";")[0]);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

}
