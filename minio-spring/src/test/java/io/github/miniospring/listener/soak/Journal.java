package io.github.miniospring.listener.soak;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;

/** Lines in which one JVM tells another what it has handled. */
final class Journal {

    private static final String NOTHING = "-";

    private Journal() {
    }

    static String line(Listening listening, MinioEvent event) {
        StateId state = event.stateId();
        return String.join("\t", listening.name(), state.bucket(), state.key(), text(state.versionId()),
                state.kind().name(), String.valueOf(state.modified().toEpochMilli()), text(state.etag()),
                event.origin().name());
    }

    static String violation(Listening listening, String text) {
        return listening.name() + "\t" + text;
    }

    private static String text(@Nullable String value) {
        return (value != null) ? value : NOTHING;
    }

    private static @Nullable String value(String text) {
        return text.equals(NOTHING) ? null : text;
    }

    static Listening listening(String line) {
        return Listening.valueOf(line.substring(0, line.indexOf('\t')));
    }

    /** What was handled; null where the line tells of a violation. */
    static @Nullable MinioEvent event(String line) {
        String[] parts = line.split("\t");
        if (parts.length == 2) {
            return null;
        }
        StateId state = new StateId(parts[1], parts[2], value(parts[3]), StateKind.valueOf(parts[4]),
                Instant.ofEpochMilli(Long.parseLong(parts[5])), value(parts[6]));
        return new MinioEvent((state.kind() == StateKind.CREATED) ? EventName.OBJECT_CREATED : EventName.OBJECT_REMOVED,
                state.modified(), state, 0, null, Map.of(), null, null, null, null, Origin.valueOf(parts[7]), 1, null);
    }

}
