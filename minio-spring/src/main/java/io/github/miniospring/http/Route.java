package io.github.miniospring.http;

import org.reactivestreams.Publisher;

/** A way of sending requests. */
interface Route {

    /**
     * Sends a request when it is subscribed to.
     * @param sending told how it goes
     * @return one answer, or what failed, in the words of the layers below
     */
    Publisher<OpenAnswer> send(WireRequest request, Sending sending);

    /** What failed before there was an answer, in our words. */
    Throwable translate(Throwable failure);

}
