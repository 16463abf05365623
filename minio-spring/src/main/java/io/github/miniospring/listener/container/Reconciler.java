package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.Inbox;
import io.github.miniospring.template.MinioOperations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the stream did not tell, by listing everything and comparing it with what
 * was handled. What a listing shows is handled as if it had been told; a listing that
 * breaks off proves nothing, and no removal is drawn from it.
 */
final class Reconciler {

    private static final Log logger = LogFactory.getLog(Reconciler.class);

    /** How exactly the server's time is known. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final MinioListenerEndpoint endpoint;

    private final MinioOperations template;

    private final ListenerSettings settings;

    private final Interest interest;

    private final Ledger ledger;

    private final Lanes lanes;

    private final Tally tally;

    private final Inventories inventories;

    private final boolean inventory;

    private final @Nullable Inbox inbox;

    private volatile boolean stopped;

    private final AtomicBoolean removalsConfirmed = new AtomicBoolean();

    private volatile long heldRemovals;

    private long page;

    Reconciler(Surroundings around, Ledger ledger, Lanes lanes, boolean inventory) {
        this.endpoint = around.endpoint();
        this.template = around.template();
        this.settings = around.settings();
        this.interest = around.interest();
        this.ledger = ledger;
        this.lanes = lanes;
        this.tally = around.tally();
        this.inventories = around.inventories();
        this.inventory = inventory;
        this.inbox = around.inbox();
    }

    void stop() {
        this.stopped = true;
    }

    void confirmRemovals() {
        this.removalsConfirmed.set(true);
    }

    long heldRemovals() {
        return this.heldRemovals;
    }

    /** All is handled that a listing has shown which began then. */
    void advance(Instant begun) {
        this.ledger.advance(begun.minus(this.settings.overlap()));
    }

    /** The server's time. */
    Instant serverTime() {
        List<String> buckets = this.endpoint.buckets();
        Instant time = this.template.execute(ServerDate.by(buckets.isEmpty() ? null : buckets.get(0)));
        return (time != null) ? time : Instant.now();
    }

    /**
     * Looks once.
     * @param whenHandled given when it began, once all that was missing is handled
     * @throws RuntimeException if it could not come to its end
     */
    void look(Consumer<Instant> whenHandled) throws InterruptedException {
        Instant begun = serverTime();
        Pass pass = new Pass(begun, () -> whenHandled.accept(begun));
        boolean confirmed = this.removalsConfirmed.getAndSet(false);
        long start = System.nanoTime();
        boolean complete = false;
        try {
            remembered(pass);
            long held = 0;
            for (String bucket : buckets()) {
                held += look(bucket, confirmed, pass);
            }
            this.heldRemovals = held;
            complete = true;
        }
        finally {
            if (!complete) {
                pass.spoil();
                this.removalsConfirmed.compareAndSet(false, confirmed);
            }
            pass.end();
        }
        this.tally.reconciled(Duration.ofNanos(System.nanoTime() - start));
    }

    // What was kept before this application began, or found no room.
    private void remembered(Pass pass) throws InterruptedException {
        if (this.inbox == null) {
            return;
        }
        boolean[] interrupted = new boolean[1];
        this.inbox.pending(this.endpoint.id(), event -> {
            if (!interrupted[0] && this.interest.covers(event.bucket(), event.key())) {
                interrupted[0] = !isPut(event, pass);
            }
        });
        if (interrupted[0]) {
            throw new InterruptedException("The listener is stopped");
        }
    }

    private boolean isPut(MinioEvent event, Pass pass) {
        try {
            return this.lanes.put(event, pass) != Lanes.Taken.CLOSED;
        }
        catch (InterruptedException ex) {
            return false;
        }
    }

    private List<String> buckets() {
        if (!this.endpoint.buckets().isEmpty()) {
            return this.endpoint.buckets();
        }
        try (Stream<Bucket> buckets = this.template.listBuckets()) {
            return buckets.map(Bucket::name).toList();
        }
    }

    private long look(String bucket, boolean confirmed, Pass pass) throws InterruptedException {
        Sweep sweep = new Sweep(bucket, this.endpoint.prefix(), this.inventories.keepsVersions(bucket), this.template,
                this.interest, this.ledger, new Finding(pass));
        if (!this.inventory) {
            sweep.byWatermark();
            return 0;
        }
        StateId complete = new StateId(bucket, "", null, StateKind.OTHER, Instant.EPOCH, null);
        long known = this.ledger.inventorySize(bucket);
        // It has at least the mark that it was complete once, or nothing that counts.
        Instant baseline = isComplete(bucket) ? null : this.ledger.watermark();
        long brake = confirmed ? Long.MAX_VALUE : this.settings.removalBrake(known);
        Sweep.Gone gone = sweep.byInventory(baseline, brake);
        if (baseline != null) {
            this.ledger.record(List.of(complete));
        }
        boolean unbelievable = gone.count() > brake || (gone.ofNothing() && gone.count() > 0);
        if (unbelievable && !confirmed) {
            logger.warn("Listener '" + this.endpoint.id() + "': a listing of bucket " + bucket + " lacks "
                    + gone.count() + " of " + known + " objects, which is too many to be believed;"
                    + " nothing is told until somebody confirms it");
            return gone.count();
        }
        remove(gone.states(), pass);
        return 0;
    }

    private boolean isComplete(String bucket) {
        try (var cursor = this.ledger.inventory(bucket)) {
            return cursor.hasNext() && cursor.next().key().isEmpty();
        }
    }

    private void remove(List<StateId> states, Pass pass) throws InterruptedException {
        boolean wanted = this.interest.wants(StateKind.REMOVED);
        // Later than it was: should the stream tell it after all, that is no news.
        Instant now = this.template.reactive().client().now().plus(PRECISION);
        for (StateId state : states) {
            if (this.ledger.isRemoved(state)) {
                continue;
            }
            Instant later = state.modified().plusMillis(1);
            StateId removed = new StateId(state.bucket(), state.key(), state.versionId(), StateKind.REMOVED,
                    later.isAfter(now) ? later : now, null);
            if (wanted) {
                put(EventReader.removed(removed), pass, ListenerCount.REMOVALS);
            }
            else {
                this.ledger.record(List.of(removed));
            }
        }
    }

    private void put(MinioEvent event, Pass pass, ListenerCount what) throws InterruptedException {
        if (this.inbox != null) {
            this.inbox.put(this.endpoint.id(), List.of(event));
        }
        Lanes.Taken taken = this.lanes.put(event, pass);
        if (taken == Lanes.Taken.CLOSED || this.stopped) {
            throw new InterruptedException("The listener is stopped");
        }
        if (taken == Lanes.Taken.ADDED) {
            this.tally.count(what);
        }
    }

    private final class Finding implements Sweep.Finds {

        private final Pass pass;

        private Finding(Pass pass) {
            this.pass = pass;
        }

        @Override
        public void found(MinioEvent event) throws InterruptedException {
            put(event, this.pass, ListenerCount.FOUND);
        }

        @Override
        public void page() throws InterruptedException {
            Reconciler self = Reconciler.this;
            self.tally.count(ListenerCount.PAGES);
            long least = 1_000_000_000L / self.settings.maxPagesPerSecond();
            long wait = least - (System.nanoTime() - self.page);
            if (self.page != 0 && wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            self.page = System.nanoTime();
            if (self.stopped) {
                throw new InterruptedException("The listener is stopped");
            }
        }

    }

}
