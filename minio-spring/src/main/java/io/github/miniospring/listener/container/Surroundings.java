package io.github.miniospring.listener.container;

import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.Inbox;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

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
 * @param recipient has events handled
 * @param inbox keeps events until they are handled; null where none is wanted
 * @param tally counts
 * @param inventories knows where every key has to be remembered
 */
record Surroundings(MinioListenerEndpoint endpoint, ListenerSettings settings, MinioOperations template,
        CheckpointStore store, MinioDeadLetterHandler deadLetters, ListenerThreads threads, Interest interest,
        Recipient recipient, @Nullable Inbox inbox, Tally tally, Inventories inventories) {

    /** The same for one part of the keys. */
    Surroundings part(int number, int of) {
        return (of == 1) ? this
                : new Surroundings(this.endpoint, this.settings, this.template, this.store, this.deadLetters,
                        this.threads, this.interest.part(number, of), this.recipient, this.inbox, this.tally,
                        this.inventories);
    }

}
