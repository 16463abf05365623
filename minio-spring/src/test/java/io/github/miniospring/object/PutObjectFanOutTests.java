package io.github.miniospring.object;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutObjectFanOutTests {

    private final PutObjectFanOut fanOut = PutObjectFanOut.of("photos", new LinkedHashMap<>(Map.of("key", "base")),
            List.of(FanOutEntry.of("a"),
                    FanOutEntry.of("b \u00fc")
                        .withMetadata(Map.of("Content-Type", "text/plain"))
                        .withTags(Tags.forObject(Map.of("kind", "cat"))),
                    FanOutEntry.of("c").withMetadata(Map.of("x-amz-meta-Color", "gr\u00fcn")),
                    FanOutEntry.of("d")
                        .withRetention(new Retention(Retention.Mode.GOVERNANCE,
                                Instant.parse("2030-01-02T03:04:05.678901Z")))),
            "content".getBytes(StandardCharsets.UTF_8));

    @Test
    void sendsTheListAndTheBytesBehindTheFields() {
        String boundary = this.fanOut.toRequest().headers().get("content-type").replaceFirst(".*boundary=", "");

        assertThat(RequestText.of(this.fanOut).replace(boundary, "BOUNDARY").replace("\r\n", "\n")).isEqualTo(
                """
                        POST /photos
                        content-type: multipart/form-data; boundary=BOUNDARY

                        --BOUNDARY
                        Content-Disposition: form-data; name="key"

                        base
                        --BOUNDARY
                        Content-Disposition: form-data; name="x-minio-fanout-list"

                        {"key":"a","metadata":{},"tags":{}}
                        {"key":"b \u00fc","contentType":"text/plain","metadata":{"content-type":"text/plain"},"tags":{"kind":"cat"}}
                        {"key":"c","metadata":{"x-amz-meta-color":"=?UTF-8?B?Z3LDvG4=?="},"tags":{}}
                        {"key":"d","retention":"GOVERNANCE","retainUntil":"2030-01-02T03:04:05.678901Z","metadata":{"x-amz-object-lock-mode":"GOVERNANCE","x-amz-object-lock-retain-until-date":"2030-01-02T03:04:05.678Z"},"tags":{}}

                        --BOUNDARY
                        Content-Disposition: form-data; name="file"; filename="content"

                        content
                        --BOUNDARY--

                        """);
    }

    // Two signatures in one request are one too many for a server.
    @Test
    void isNotSigned() {
        CannedExchange server = new CannedExchange();
        try (var client = server.client().region("us-east-1").build()) {
            client.execute(this.fanOut).block();
        }

        assertThat(server.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.header("Authorization")).isNull();
            assertThat(sent.header("x-amz-content-sha256")).isNull();
        });
    }

    @Test
    void readsWhatBecameOfEach() {
        assertThat(CannedExchange.decode(this.fanOut, """
                {"key":"a","etag":"9a0364b9e99bb480dd25e1f0284c8555","versionId":"v1",\
                "lastModified":"2025-02-03T04:05:06.123456789Z"}
                {"key":"b \u00fc","error":"no space"}
                """)).containsExactly(
                new FannedOutObject("a", new ETag("9a0364b9e99bb480dd25e1f0284c8555"), "v1",
                        Instant.parse("2025-02-03T04:05:06.123456789Z"), null),
                new FannedOutObject("b \u00fc", null, null, null, "no space"));
    }

    @Test
    void readsNothingOfTheAnswerToAnUpload() {
        assertThat(CannedExchange.decode(this.fanOut, "")).isEmpty();
        assertThat(CannedExchange.decode(this.fanOut, "<PostResponse/>")).isEmpty();
    }

    @Test
    void refusesAnAnswerThatIsCut() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.fanOut, "{\"key\":\"a\"}\n{\"key\":"))
            .withMessageStartingWith("PutObjectFanOut photos: the answer is no list of objects");
    }

    @Test
    void refusesAnEmptyList() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> PutObjectFanOut.of("photos", Map.of(), List.of(), new byte[0]))
            .withMessage("There must be an object at least to make of the bytes");
    }

}
