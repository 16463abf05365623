package io.github.miniospring.transfer;

import java.util.List;
import java.util.function.Function;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * Items that arrive by pages: one after the other for whoever subscribes. Who waits for
 * them takes whole pages, as waking a thread costs more than an item.
 *
 * @param <T> the items
 */
public final class Paged<T> extends Flux<T> {

    private final Flux<List<T>> pages;

    Paged(Flux<List<T>> pages) {
        this.pages = pages;
    }

    /** The pages; each is fetched when it is requested. */
    public Flux<List<T>> pages() {
        return this.pages;
    }

    // One page is fetched while the one before it is visited.
    @Override
    public void subscribe(CoreSubscriber<? super T> visitor) {
        this.pages.limitRate(1).concatMapIterable(Function.identity(), 1).subscribe(visitor);
    }

}
