package io.github.miniospring.listener.container;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.store.Inbox;
import org.jspecify.annotations.Nullable;

/**
 * Has events handled in one transaction with marking them as done. A thread waits for
 * handlers that answer later: the transaction is that thread's.
 */
final class InboxRecipient implements Recipient {

    private final String listener;

    private final Inbox inbox;

    private final Recipient handler;

    InboxRecipient(String listener, Inbox inbox, Recipient handler) {
        this.listener = listener;
        this.inbox = inbox;
        this.handler = handler;
    }

    @Override
    public CompletionStage<@Nullable Throwable> deliver(List<MinioEvent> events) {
        try {
            for (MinioEvent event : events) {
                this.inbox.handle(this.listener, event, () -> {
                    raise(this.handler.deliver(List.of(event)).toCompletableFuture().get());
                    return null;
                });
            }
            return CompletableFuture.completedFuture(null);
        }
        catch (Throwable ex) {
            return CompletableFuture.completedFuture((ex instanceof Raised raised) ? raised.error : ex);
        }
    }

    private static void raise(@Nullable Throwable failure) throws Exception {
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw new Raised(error);
        }
    }

    @Override
    public void admit(MinioEvent event) {
        this.inbox.put(this.listener, List.of(event));
    }

    @Override
    public void settle(MinioEvent event) {
        this.inbox.dead(this.listener, event);
    }

    /** Carries an error through a transaction. */
    private static final class Raised extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Error error;

        private Raised(Error error) {
            super(error);
            this.error = error;
        }

    }

}
