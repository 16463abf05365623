package io.github.miniospring.listener.annotation;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

/** Events as an engine makes them. */
final class TestEvents {

    static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123Z");

    private TestEvents() {
    }

    static MinioEvent created(String key) {
        return created(new StateId("inbox", key, null, StateKind.CREATED, TIME, "5d41402abc4b2a76b9719d911017c592"), 5);
    }

    static MinioEvent created(StateId state, long size) {
        return new MinioEvent(EventName.OBJECT_CREATED_PUT, TIME, state, size, "text/plain", Map.of("color", "red"),
                "17A", "me", "127.0.0.1", "4711", Origin.STREAM, 1, 7L);
    }

    /** Of what is there at the moment. */
    static MinioEvent created(MinioOperations operations, String bucket, String key) {
        ObjectStat stat = operations.statObject(bucket, key);
        return created(stateOf(stat, (stat.etag() != null) ? stat.etag().value() : null), stat.size());
    }

    static StateId stateOf(ObjectStat stat, @Nullable String etag) {
        Instant modified = (stat.lastModified() != null) ? stat.lastModified() : TIME;
        return new StateId(stat.bucket(), stat.key(), stat.versionId(), StateKind.CREATED, modified, etag);
    }

    static MinioEvent removed(String bucket, String key) {
        return new MinioEvent(EventName.OBJECT_REMOVED_DELETE, TIME,
                new StateId(bucket, key, null, StateKind.REMOVED, TIME, null), 0, null, Map.of(), null, null, null,
                null, Origin.RECONCILE, 1, null);
    }

}
