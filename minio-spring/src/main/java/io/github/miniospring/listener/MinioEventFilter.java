package io.github.miniospring.listener;

/**
 * Decides which events a listener handles. What it leaves out counts as handled. It may
 * be asked several times for one event, on any thread.
 */
@FunctionalInterface
public interface MinioEventFilter {

    boolean test(MinioEvent event);

}
