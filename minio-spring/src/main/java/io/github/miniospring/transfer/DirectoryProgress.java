package io.github.miniospring.transfer;

/**
 * Told how far the transfer of a directory is.
 *
 * <p>
 * Called on a thread of the exchange or of files, never on two at once: return quickly.
 * An exception ends the file it was told of.
 */
@FunctionalInterface
public interface DirectoryProgress {

    /**
     * Some bytes more have moved, or a file has ended.
     * @param files that are done or have failed
     * @param bytes that have moved; neither number becomes less
     */
    void onProgress(long files, long bytes);

}
