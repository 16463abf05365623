package io.github.miniospring.template;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/** The items of a flux for a thread that waits for them; what is listed has no nulls. */
final class ItemIterator<T> implements Iterator<T>, AutoCloseable {

    /** Items fetched ahead of whoever iterates, unless another number is told. */
    private static final int AHEAD = 256;

    private final Flux<T> source;

    private final Handover<T> items;

    private boolean started;

    private @Nullable T next;

    ItemIterator(Flux<T> source) {
        this(source, AHEAD);
    }

    /**
     * @param ahead how many may wait to be taken
     */
    ItemIterator(Flux<T> source, int ahead) {
        this.source = source;
        this.items = new Handover<>(ahead, item -> {
        });
    }

    @Override
    public boolean hasNext() {
        if (this.next == null) {
            this.next = take();
        }
        return this.next != null;
    }

    @Override
    public T next() {
        T item = hasNext() ? this.next : null;
        if (item == null) {
            throw new NoSuchElementException();
        }
        this.next = null;
        return item;
    }

    /** Begins to fetch, if it has not begun yet. */
    void start() {
        if (!this.started) {
            this.started = true;
            this.source.subscribe(this.items);
        }
    }

    private @Nullable T take() {
        // Nothing is sent before somebody asks.
        start();
        try {
            T item = this.items.take();
            Throwable failure = (item == null) ? this.items.failure() : null;
            if (failure != null) {
                throw Exceptions.propagate(failure);
            }
            return item;
        }
        catch (InterruptedException ex) {
            close();
            throw new IllegalStateException(ex.getMessage(), ex);
        }
    }

    @Override
    public void close() {
        this.items.close();
    }

}
