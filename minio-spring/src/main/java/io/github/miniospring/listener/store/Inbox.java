package io.github.miniospring.listener.store;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.github.miniospring.listener.MinioEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events from when they become known until they are handled. Thread-safe; its calls
 * block.
 */
public interface Inbox {

    /**
     * Keeps events; those whose state is kept already, or was handled, are left out.
     * @return those that were not known
     */
    List<MinioEvent> put(String listener, List<MinioEvent> events);

    /** Tells the events that are not handled yet, the oldest first. */
    void pending(String listener, Consumer<MinioEvent> action);

    /**
     * Handles an event in one transaction with marking it as done. If {@code handling}
     * throws, neither is done.
     * @return false if it was done already; then {@code handling} was not called
     */
    boolean handle(String listener, MinioEvent event, Callable<@Nullable Void> handling) throws Exception;

    /** Marks an event as dead: it is not told any more. */
    void dead(String listener, MinioEvent event);

    /** Forgets what was done before so many days. */
    void purge(String listener, int days);

}
