package io.github.miniospring.test.server.event;

/** One who listens. */
public interface Subscription {

    EventFilter filter();

    /** Takes an event; called on the thread of whoever caused it, and must not block. */
    void take(EventRecord event);

    /** Sends a text as it is, in between; must not block either. */
    void send(String text);

}
