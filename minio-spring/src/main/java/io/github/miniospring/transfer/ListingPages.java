package io.github.miniospring.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.object.KeyOrder;
import io.github.miniospring.object.ObjectSummary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pages of one listing, one after the other. A server that contradicts itself, or
 * does not come to an end, is an error and never a short or an endless listing.
 */
final class ListingPages {

    /** So many pages with nothing in them are no listing any more. */
    private static final int MOST_EMPTY = 10_000;

    private final String target;

    private final Function<@Nullable Position, Mono<Page>> fetch;

    /** Where the pages since the last new key ended. */
    private final Set<Position> positions = new HashSet<>();

    private @Nullable Position position;

    private @Nullable String last;

    /**
     * @param target for messages
     * @param fetch asks for the first page, or for the one at a position
     */
    ListingPages(String target, Function<@Nullable Position, Mono<Page>> fetch) {
        this.target = target;
        this.fetch = fetch;
    }

    /** The pages, each fetched when it is requested. */
    Flux<List<ObjectSummary>> pages() {
        return page(null).expand(page -> (page.next() != null) ? page(page.next()) : Flux.empty()).map(Page::entries);
    }

    // Subscribed to as soon as the page before has come, which asks for nothing yet: what
    // is hidden here would be fetched at once if it were seen to be at hand.
    private Flux<Page> page(@Nullable Position position) {
        return Flux.just(this.fetch).hide().concatMap(fetch -> fetch.apply(position), 0).doOnNext(this::check);
    }

    private void check(Page page) {
        if (page.truncated() && page.next() == null) {
            throw broken("a page says that there is more, and not how to get it");
        }
        String before = this.last;
        for (ObjectSummary entry : page.entries()) {
            String key = entry.key();
            if (before != null && !follows(before, entry)) {
                throw broken("a page goes back behind the one before it");
            }
            if (this.last == null || !this.last.equals(key)) {
                this.positions.clear();
                this.last = key;
            }
        }
        Position next = page.next();
        if (next != null && (next.equals(this.position) || !this.positions.add(next))) {
            throw broken("two pages have the same continuation token");
        }
        if (this.positions.size() > MOST_EMPTY) {
            throw broken("its pages have nothing new and no end");
        }
        this.position = next;
    }

    // The versions of one key may go on from page to page.
    private static boolean follows(String before, ObjectSummary entry) {
        int order = KeyOrder.INSTANCE.compare(entry.key(), before);
        return (entry.versionId() != null) ? order >= 0 : order > 0;
    }

    private MinioRequestException broken(String how) {
        return new MinioRequestException(this.target + ": the listing is broken: " + how, null);
    }

    /**
     * A page of any listing.
     *
     * @param entries objects and directories in order
     * @param next where the next page begins; null on the last
     * @param truncated whether the server says that there is more
     */
    record Page(List<ObjectSummary> entries, @Nullable Position next, boolean truncated) {
    }

    /**
     * Where a page ended, in the server's words.
     *
     * @param marker a token or a key
     * @param versionId where versions are listed
     */
    record Position(String marker, @Nullable String versionId) {

        static @Nullable Position of(@Nullable String marker, @Nullable String versionId) {
            return (marker != null) ? new Position(marker, versionId) : null;
        }

    }

}
