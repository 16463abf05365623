package io.github.miniospring.listener.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.EventJson;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link JdbcDeadLetterHandler} does on every database. */
abstract class JdbcDeadLetterHandlerContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private TestDatabase database;

    @BeforeEach
    void setUp(TestDatabase database) {
        this.database = database;
    }

    @Test
    void keepsAllThatIsKnown() {
        StateId state = new StateId("inbox", "in/\u0001\u00e9.csv", "v1", StateKind.CREATED, NOON, "e1");
        MinioEvent event = new MinioEvent(EventName.OBJECT_CREATED_PUT, NOON, state, 3, "text/csv", Map.of("a", "b"),
                "17A", "user", "10.0.0.1", "r1", Origin.STREAM, 1, 7L);

        handle(new DeadLetter("invoices", event, null, "java.io.IOException", "no\ndisk", 10, NOON,
                NOON.plusSeconds(60)));

        Map<String, Object> row = onlyRow();
        assertThat(row).containsEntry("listener_id", "invoices")
            .containsEntry("bucket", "inbox")
            .containsEntry("version_id", "v1")
            .containsEntry("exception_class", "java.io.IOException")
            .containsEntry("message", "no\uFFFDdisk")
            .containsEntry("attempts", 10)
            .containsEntry("line", null);
        assertThat((byte[]) row.get("object_key")).asString(StandardCharsets.UTF_8).isEqualTo(state.key());
        assertThat(EventJson.read((String) row.get("event"))).isEqualTo(event);
    }

    @Test
    void keepsWhatDatabasesRefuse() {
        handle(new DeadLetter("invoices", null, "a\0b\ud83d", "E".repeat(600), "x".repeat(2_000) + "\ud83d", 1, NOON,
                NOON));

        Map<String, Object> row = onlyRow();
        assertThat(row).containsEntry("line", "a\uFFFDb?").containsEntry("event", null).containsEntry("bucket", null);
        assertThat((String) row.get("exception_class")).hasSize(512);
        assertThat((String) row.get("message")).isEqualTo("x".repeat(1_000) + "...");
    }

    private void handle(DeadLetter letter) {
        new JdbcDeadLetterHandler(this.database.dataSource()).handle(letter);
    }

    private Map<String, Object> onlyRow() {
        return this.database.jdbc().queryForMap("SELECT * FROM minio_listener_dead_letter");
    }

}
