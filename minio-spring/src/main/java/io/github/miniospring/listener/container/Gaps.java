package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.github.miniospring.listener.GapReason;

/**
 * The times in which something may have happened that the stream did not tell: each has
 * its reason, and is open until a listing that began later has shown what was missing,
 * and that is handled.
 */
final class Gaps {

    private final Tally tally;

    private final Observer observer;

    private final List<Gap> open = new ArrayList<>();

    private long count;

    Gaps(Tally tally, Observer observer) {
        this.tally = tally;
        this.observer = observer;
    }

    void open(GapReason reason) {
        Instant now = Instant.now();
        synchronized (this) {
            // One that is open already goes on, and has to be closed anew.
            Instant since = now;
            Iterator<Gap> gaps = this.open.iterator();
            while (gaps.hasNext()) {
                Gap gap = gaps.next();
                if (gap.reason() == reason) {
                    since = gap.since();
                    gaps.remove();
                }
            }
            this.open.add(new Gap(reason, ++this.count, since));
            if (!since.equals(now)) {
                return;
            }
        }
        this.tally.gap(reason);
        this.observer.opened(reason, now);
    }

    /** Stands for all that are open now. */
    synchronized long mark() {
        return this.count;
    }

    /** What was open at {@code mark} is found and handled. */
    void close(long mark) {
        List<Gap> closed = new ArrayList<>();
        synchronized (this) {
            Iterator<Gap> gaps = this.open.iterator();
            while (gaps.hasNext()) {
                Gap gap = gaps.next();
                if (gap.number() <= mark) {
                    gaps.remove();
                    closed.add(gap);
                }
            }
        }
        Instant now = Instant.now();
        closed.forEach(gap -> this.observer.closed(gap.reason(), gap.since(), now));
    }

    synchronized boolean isOpen() {
        return !this.open.isEmpty();
    }

    /** Told when gaps open and close. */
    interface Observer {

        void opened(GapReason reason, Instant since);

        void closed(GapReason reason, Instant since, Instant until);

    }

    private record Gap(GapReason reason, long number, Instant since) {
    }

}
