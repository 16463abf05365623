package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/**
 * The server has stored other bytes than those that were sent, and said that all is well.
 * The message says what became of them.
 */
public class CorruptObjectException extends MinioRequestException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String etag;

    private final @Nullable String versionId;

    private final boolean removed;

    /** As it is found. */
    public CorruptObjectException(String message, @Nullable ETag etag, @Nullable String versionId) {
        super(message, null);
        this.etag = (etag != null) ? etag.value() : null;
        this.versionId = versionId;
        this.removed = false;
    }

    /**
     * The same once it was tried to remove what was stored.
     * @param outcome what came of that, to be read on from the message
     */
    public CorruptObjectException(CorruptObjectException found, String outcome, boolean removed) {
        super(found.getMessage() + "; " + outcome, found);
        this.etag = found.etag;
        this.versionId = found.versionId;
        this.removed = removed;
    }

    /** The tag of what was stored, where the server has told it. */
    public @Nullable ETag etag() {
        return (this.etag != null) ? new ETag(this.etag) : null;
    }

    /** The version of what was stored, where the bucket keeps versions. */
    public @Nullable String versionId() {
        return this.versionId;
    }

    /** Whether nothing of it is left. */
    public boolean removed() {
        return this.removed;
    }

}
