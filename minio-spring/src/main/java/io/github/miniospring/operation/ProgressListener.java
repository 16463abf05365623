package io.github.miniospring.operation;

/**
 * Told how far a transfer is.
 *
 * <p>
 * Called on a thread of the exchange: return quickly, never block. An exception ends the
 * transfer.
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Some bytes more have left for the server, or have arrived from it.
     * @param transferred bytes of the object so far; starts again when a request is
     * repeated
     * @param total bytes in all, -1 when unknown
     */
    void onProgress(long transferred, long total);

}
