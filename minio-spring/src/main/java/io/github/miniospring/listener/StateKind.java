package io.github.miniospring.listener;

/** What has become of an object, as far as a listing can show it. */
public enum StateKind {

    /** It was stored. */
    CREATED,

    /** It, or one version of it, is gone. */
    REMOVED,

    /** A delete marker is its latest version. */
    MARKER,

    /** Something that leaves no trace in a listing: read, tagged, locked and the like. */
    OTHER

}
