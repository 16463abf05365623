package io.github.miniospring.transfer;

import java.util.HashMap;
import java.util.Map;

import io.github.miniospring.operation.ProgressListener;
import org.jspecify.annotations.Nullable;

/** Adds up how far the parts of an upload are; tells of one change at a time. */
final class UploadProgress {

    private final @Nullable ProgressListener listener;

    private final long total;

    private final Map<Integer, Long> parts = new HashMap<>();

    private long transferred;

    /**
     * @param total bytes in all, -1 when unknown
     */
    UploadProgress(@Nullable ProgressListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** Watches one part; null where nobody wants to know. */
    @Nullable ProgressListener of(int part) {
        ProgressListener listener = this.listener;
        return (listener != null) ? (bytes, length) -> report(listener, part, bytes) : null;
    }

    /** A part need not be sent. */
    void skip(int part, long length) {
        ProgressListener listener = this.listener;
        if (listener != null) {
            report(listener, part, length);
        }
    }

    private synchronized void report(ProgressListener listener, int part, long bytes) {
        Long before = this.parts.put(part, bytes);
        this.transferred += bytes - ((before != null) ? before : 0);
        listener.onProgress(this.transferred, this.total);
    }

}
