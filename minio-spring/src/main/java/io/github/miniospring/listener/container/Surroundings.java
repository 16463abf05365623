package io.github.miniospring.listener.container;

import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.template.MinioOperations;

/**
 * What a listener works with.
 *
 * @param endpoint what is listened to
 * @param settings how
 * @param template whom it asks
 * @param store where it writes down what is handled
 * @param deadLetters takes what cannot be handled
 * @param threads whose threads it uses
 * @param interest which events are its own
 * @param delivery calls the handler
 * @param tally counts
 */
record Surroundings(MinioListenerEndpoint endpoint, ListenerSettings settings, MinioOperations template,
        CheckpointStore store, MinioDeadLetterHandler deadLetters, ListenerThreads threads, Interest interest,
        Delivery delivery, Tally tally) {

    /** The same for one part of the keys. */
    Surroundings part(int number, int of) {
        return (of == 1) ? this : new Surroundings(this.endpoint, this.settings, this.template, this.store,
                this.deadLetters, this.threads, this.interest.part(number, of), this.delivery, this.tally);
    }

}
