package io.github.miniospring.listener.store;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class ObjectDeadLetterHandlerTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private TestBucket bucket;

    private ObjectDeadLetterHandler handler;

    @BeforeEach
    void setUp(TestBucket bucket) {
        this.bucket = bucket;
        this.handler = new ObjectDeadLetterHandler(bucket.template(), new ControlArea(bucket.name(), "control"));
    }

    @Test
    void keepsAllThatIsKnown() {
        MinioEvent event = event(Map.of("colour", "grey"));

        this.handler.handle(new DeadLetter("invoices", event, null, "java.io.IOException",
                "no\ndisk at https://share.example.com/a?X-Amz-Signature=abc", 10, NOON, NOON.plusSeconds(60)));

        JsonNode letter = onlyLetter();
        assertThat(EventJson.read(letter.path("event").toString())).isEqualTo(event);
        assertThat(letter.path("listener").asString()).isEqualTo("invoices");
        assertThat(letter.path("exceptionClass").asString()).isEqualTo("java.io.IOException");
        assertThat(letter.path("message").asString()).startsWith("no\uFFFDdisk").doesNotContain("abc");
        assertThat(letter.path("attempts").asInt()).isEqualTo(10);
        assertThat(letter.path("firstFailure").asString()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(letter.path("lastFailure").asString()).isEqualTo("2026-03-01T12:01:00.123Z");
        assertThat(this.bucket.keys().get(0))
            .matches("control/dead-letter/invoices/20260301T120000\\.123Z-[0-9a-f]{16}\\.json");
    }

    @Test
    void keepsLinesThatCannotBeRead() {
        this.handler.handle(
                new DeadLetter("invoices", null, "{\"Records\":[", "UnreadableLineException", "cut", 1, NOON, NOON));

        assertThat(onlyLetter().path("line").asString()).isEqualTo("{\"Records\":[");
    }

    @Test
    void keepsALetterThatIsGivenTwiceOnce() {
        DeadLetter letter = new DeadLetter("invoices", event(Map.of()), null, "E", "m", 10, NOON, NOON);
        this.handler.handle(letter);
        this.handler.handle(new DeadLetter("invoices", event(Map.of()).withAttempt(3), null, "E", "m", 11, NOON,
                NOON.plusSeconds(1)));

        assertThat(onlyLetter().path("attempts").asInt()).isEqualTo(11);
    }

    @Test
    void leavesMetadataOutThatIsTooLong() {
        this.handler
            .handle(new DeadLetter("invoices", event(Map.of("x", "y".repeat(70_000))), null, "E", "m", 1, NOON, NOON));

        JsonNode event = onlyLetter().path("event");
        assertThat(event.path("userMetadataOmitted").asBoolean()).isTrue();
        assertThat(EventJson.read(event.toString())).isEqualTo(event(Map.of()));
    }

    private JsonNode onlyLetter() {
        assertThat(this.bucket.keys()).hasSize(1);
        return EventJson.MAPPER
            .readTree(this.bucket.template().getObjectBytes(this.bucket.name(), this.bucket.keys().get(0)));
    }

    private static MinioEvent event(Map<String, String> metadata) {
        StateId state = new StateId("inbox", "in/\u00e9.csv", "v1", StateKind.CREATED, NOON, "e1");
        return new MinioEvent(EventName.OBJECT_CREATED_PUT, NOON, state, 3, "text/csv", metadata, "17A", "user",
                "10.0.0.1", "r1", Origin.STREAM, 1, 7L);
    }

}
