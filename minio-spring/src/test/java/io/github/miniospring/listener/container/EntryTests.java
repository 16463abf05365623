package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntryTests {

    @Test
    void countsWhatTheUserHasAddedToAnObject() {
        long without = new Entry(event(Map.of()), null).bytes();

        assertThat(new Entry(event(Map.of("note", "x".repeat(2000))), null).bytes()).isGreaterThan(without + 2000);
    }

    @Test
    void countsTheKey() {
        StateId state = new StateId("photos", "k".repeat(1000), null, StateKind.CREATED, Instant.EPOCH, "tag");

        assertThat(new Entry(event(state, Map.of()), null).bytes()).isGreaterThan(1000);
    }

    private static MinioEvent event(Map<String, String> userMetadata) {
        return event(new StateId("photos", "cat.png", null, StateKind.CREATED, Instant.EPOCH, "tag"), userMetadata);
    }

    private static MinioEvent event(StateId state, Map<String, String> userMetadata) {
        return new MinioEvent(EventName.OBJECT_CREATED_PUT, state.modified(), state, 1, "image/png", userMetadata, null,
                null, null, null, Origin.STREAM, 1, null);
    }

}
