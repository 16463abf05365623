package io.github.miniospring.listener;

import java.util.Set;

import io.github.miniospring.notification.EventName;

/** What has become of an object, as far as a listing can show it. */
public enum StateKind {

    /** It was stored. */
    CREATED,

    /** It, or one version of it, is gone. */
    REMOVED,

    /** A delete marker is its latest version. */
    MARKER,

    /** Something that leaves no trace in a listing: read, tagged, locked and the like. */
    OTHER;

    private static final String STORED = "s3:ObjectCreated:";

    private static final Set<EventName> NO_NEW_STATE = Set.of(EventName.OBJECT_CREATED_PUT_TAGGING,
            EventName.OBJECT_CREATED_DELETE_TAGGING, EventName.OBJECT_CREATED_PUT_RETENTION,
            EventName.OBJECT_CREATED_PUT_LEGAL_HOLD);

    private static final Set<EventName> GONE = Set.of(EventName.OBJECT_REMOVED, EventName.OBJECT_REMOVED_DELETE,
            EventName.OBJECT_REMOVED_DELETE_ALL_VERSIONS, EventName.LIFECYCLE_DELETE_MARKER_EXPIRATION);

    /** What has become of an object to which that has happened. */
    public static StateKind of(EventName name) {
        if (name.value().startsWith(STORED)) {
            return NO_NEW_STATE.contains(name) ? OTHER : CREATED;
        }
        if (name.equals(EventName.OBJECT_REMOVED_DELETE_MARKER_CREATED)) {
            return MARKER;
        }
        return GONE.contains(name) ? REMOVED : OTHER;
    }

}
