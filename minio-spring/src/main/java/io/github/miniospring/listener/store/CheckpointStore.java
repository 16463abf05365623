package io.github.miniospring.listener.store;

/**
 * Remembers what listeners have handled. Thread-safe; its calls may block.
 */
public interface CheckpointStore {

    /** How much is remembered. */
    enum Mode {

        /** A time, up to which all is handled, and the states since. */
        WATERMARK,

        /** The last state of every key, or of every version. */
        INVENTORY

    }

    /** Whether it remembers beyond the life of the application. */
    boolean durable();

    /**
     * Opens what is remembered of one listener.
     * @param listener the listener's id
     * @param fence the number of the one in charge, which only grows; what has a smaller
     * one than the largest seen is refused. 0 where instances do not exclude each other
     * @throws FencedException if another with a larger number was here
     */
    Checkpoint open(String listener, Mode mode, long fence);

}
