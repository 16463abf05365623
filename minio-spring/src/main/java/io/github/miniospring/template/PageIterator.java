package io.github.miniospring.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import reactor.core.publisher.Flux;

/**
 * What is on the pages of a flux, for a thread that waits for them; one page is ahead.
 */
final class PageIterator<T> implements Iterator<T>, AutoCloseable {

    private final ItemIterator<List<T>> pages;

    private Iterator<T> page = Collections.emptyIterator();

    PageIterator(Flux<List<T>> pages) {
        this.pages = new ItemIterator<>(pages, 1);
    }

    @Override
    public boolean hasNext() {
        while (!this.page.hasNext() && this.pages.hasNext()) {
            this.page = this.pages.next().iterator();
        }
        return this.page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return this.page.next();
    }

    @Override
    public void close() {
        this.pages.close();
    }

}
