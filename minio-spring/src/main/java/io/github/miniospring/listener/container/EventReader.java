package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.notification.NotificationRecord;
import io.github.miniospring.object.ObjectSummary;
import org.jspecify.annotations.Nullable;

/** Makes events of what the stream tells, and of what a listing shows. */
final class EventReader {

    private EventReader() {
    }

    static MinioEvent of(NotificationRecord told, Instant now) {
        Instant time = (told.eventTime() != null) ? told.eventTime() : now;
        StateKind kind = StateKind.of(told.eventName());
        String etag = (kind == StateKind.CREATED && told.etag() != null) ? told.etag().value() : null;
        StateId state = new StateId(told.bucket(), told.key(), told.versionId(), kind, modified(told.sequencer(), time),
                etag);
        return new MinioEvent(told.eventName(), time, state, told.size(), told.contentType(), told.userMetadata(),
                told.sequencer(), told.principalId(), told.sourceHost(), told.requestId(), Origin.STREAM, 1, null);
    }

    static MinioEvent of(ObjectSummary shown) {
        StateId state = state(shown);
        return (state.kind() == StateKind.MARKER)
                ? found(EventName.OBJECT_REMOVED_DELETE_MARKER_CREATED, state, shown.size(), shown.contentType())
                : found(EventName.OBJECT_CREATED, state, shown.size(), shown.contentType());
    }

    /** An object that is there no more. */
    static MinioEvent removed(StateId state) {
        return found(EventName.OBJECT_REMOVED, state, 0, null);
    }

    static StateId state(ObjectSummary shown) {
        Instant modified = (shown.lastModified() != null) ? shown.lastModified() : Instant.EPOCH;
        return shown.deleteMarker()
                ? new StateId(shown.bucket(), shown.key(), shown.versionId(), StateKind.MARKER, modified, null)
                : new StateId(shown.bucket(), shown.key(), shown.versionId(), StateKind.CREATED, modified,
                        (shown.etag() != null) ? shown.etag().value() : null);
    }

    private static MinioEvent found(EventName name, StateId state, long size, @Nullable String contentType) {
        return new MinioEvent(name, state.modified(), state, size, contentType, Map.of(), null, null, null, null,
                Origin.RECONCILE, 1, null);
    }

    // MinIO's is the object's time in nanoseconds, which listings show in milliseconds.
    private static Instant modified(@Nullable String sequencer, Instant otherwise) {
        if (sequencer == null || sequencer.length() != 16) {
            return otherwise;
        }
        try {
            long nanos = Long.parseUnsignedLong(sequencer, 16);
            return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
        }
        catch (NumberFormatException ex) {
            return otherwise;
        }
    }

}
