package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.FencedException;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A share of a listener's work that one instance does at a time: all of it, or the keys
 * of one part. It is held while this instance is in charge, and begun anew when that is
 * so again.
 */
final class Post implements Ownership.Observer, Duty, Shift.Observer {

    private static final Log logger = LogFactory.getLog(Post.class);

    private final String name;

    private final Surroundings around;

    private final Supplier<Gaps> gaps;

    private final Shift.Observer observer;

    private final @Nullable Ownership ownership;

    private final long made = System.nanoTime();

    private @Nullable Shift shift;

    private long fence;

    private boolean begun;

    private boolean paused;

    private boolean stopping;

    private int failures;

    private volatile @Nullable FeedProblem problem;

    /**
     * @param name of the share, in the store
     * @param ownership makes the only one of it; given this post as its observer. Null
     * where all instances do the same
     */
    Post(String name, Surroundings around, Supplier<Gaps> gaps, Shift.Observer observer,
            @Nullable Function<Post, Ownership> ownership) {
        this.name = name;
        this.around = around;
        this.gaps = gaps;
        this.observer = observer;
        this.ownership = (ownership != null) ? ownership.apply(this) : null;
    }

    void start() {
        if (this.ownership != null) {
            this.ownership.start();
        }
        else {
            synchronized (this) {
                this.begun = true;
            }
            this.around.threads().execute(() -> open(GapReason.START));
        }
    }

    @Override
    public void acquired(long fence) {
        synchronized (this) {
            if (this.stopping) {
                return;
            }
            this.fence = fence;
            this.begun = true;
        }
        // The lease is to be renewed meanwhile, however long it takes.
        this.around.threads().execute(() -> open(GapReason.TAKEN_OVER));
    }

    @Override
    public void lost() {
        Shift lost;
        synchronized (this) {
            this.begun = false;
            lost = this.shift;
            this.shift = null;
        }
        if (lost != null) {
            lost.abandon();
        }
        this.observer.changed();
    }

    // May fail for as long as the server or the store cannot be reached.
    private void open(GapReason reason) {
        Shift opened = null;
        long fence;
        synchronized (this) {
            if (!this.begun || this.shift != null) {
                return;
            }
            fence = this.fence;
        }
        try {
            opened = shift(fence);
        }
        catch (FencedException ex) {
            fenced(ex);
            return;
        }
        catch (RuntimeException ex) {
            again(reason, ex);
            return;
        }
        boolean pause;
        synchronized (this) {
            if (!this.begun || this.shift != null || this.fence != fence) {
                opened.abandon();
                return;
            }
            this.shift = opened;
            this.problem = null;
            this.failures = 0;
            pause = this.paused;
        }
        if (pause) {
            opened.pause();
        }
        opened.begin(reason);
        this.observer.changed();
    }

    private void again(GapReason reason, RuntimeException failure) {
        FeedProblem why = FeedProblem.of("listener '" + this.around.endpoint().id() + "' cannot begin", failure);
        Duration wait;
        synchronized (this) {
            this.failures++;
            wait = (why.kind() == FeedProblem.Kind.MISCONFIGURED) ? this.around.settings().misconfiguredRetry()
                    : this.around.settings().reconnect().after(this.failures);
            this.problem = why.inARow(this.failures, wait);
        }
        this.observer.lost(why.inARow(this.failures, wait));
        this.around.threads().after(wait, () -> open(reason));
    }

    private Shift shift(long fence) {
        MinioListenerEndpoint endpoint = this.around.endpoint();
        boolean inventory = this.around.inventories().isNeeded(endpoint, this.around.interest());
        boolean live = endpoint.level() == DeliveryLevel.LIVE;
        Ledger ledger = new Ledger(
                (live ? new MemoryCheckpointStore() : this.around.store()).open(this.name,
                        inventory ? CheckpointStore.Mode.INVENTORY : CheckpointStore.Mode.WATERMARK, fence),
                this.around.settings().maxUnwritten());
        try {
            Shift made = new Shift(this.around, ledger, this, inventory, this.gaps.get(), this);
            if (ledger.watermark() == null) {
                ledger.advance(firstWatermark(endpoint, made));
            }
            return made;
        }
        catch (RuntimeException ex) {
            ledger.close();
            throw ex;
        }
    }

    // From when it was started, however long the server, or the bucket, was not there
    // then.
    private Instant firstWatermark(MinioListenerEndpoint endpoint, Shift shift) {
        if (!endpoint.start().equals(StartPosition.NOW)) {
            return endpoint.start().requiredFrom();
        }
        Looking looking = shift.looking();
        Duration ago = Duration.ofNanos(System.nanoTime() - this.made);
        return ((looking != null) ? looking.serverTime() : Instant.now()).minus(ago);
    }

    @Override
    public boolean mayBegin() {
        return this.ownership == null || this.ownership.isSure();
    }

    @Override
    public @Nullable Long fence() {
        return (this.ownership != null) ? this.ownership.fence() : null;
    }

    // Of several posts only this one is another's.
    @Override
    public void fenced(FencedException why) {
        if (this.ownership != null) {
            this.ownership.lost(why.getMessage());
        }
        this.observer.fenced(why);
    }

    @Override
    public void changed() {
        this.observer.changed();
    }

    @Override
    public void lost(FeedProblem problem) {
        this.observer.lost(problem);
    }

    @Override
    public void useless(FeedProblem problem) {
        this.observer.useless(problem);
    }

    @Override
    public void broken(Error error) {
        this.observer.broken(error);
    }

    @Override
    public void storeFailed(RuntimeException why) {
        this.observer.storeFailed(why);
    }

    @Override
    public void buried(DeadLetter letter) {
        this.observer.buried(letter);
    }

    void pause() {
        Shift now;
        synchronized (this) {
            this.paused = true;
            now = this.shift;
        }
        if (now != null) {
            now.pause();
        }
    }

    void resume() {
        Shift now;
        synchronized (this) {
            this.paused = false;
            now = this.shift;
        }
        if (now != null) {
            now.resume();
        }
    }

    /** Whether this instance should have it, if it can. */
    void want(boolean wanted) {
        if (this.ownership == null) {
            return;
        }
        this.ownership.want(wanted);
        if (!wanted && isHeld()) {
            this.around.threads().execute(() -> {
                leave(this.around.settings().drainTimeout());
                this.ownership.release();
            });
        }
    }

    synchronized boolean isHeld() {
        return this.begun;
    }

    /** What is being done; null while it is not held, or cannot begin. */
    synchronized @Nullable Shift shift() {
        return this.shift;
    }

    /** Why it cannot begin; null if it can. */
    @Nullable FeedProblem problem() {
        return this.problem;
    }

    @Nullable String leaseProblem() {
        return (this.ownership != null) ? this.ownership.problem() : null;
    }

    /** Ends in order, and hands over. */
    void stop(Duration drain) {
        synchronized (this) {
            this.stopping = true;
        }
        // The lease is renewed for as long as something is done.
        leave(drain);
        if (this.ownership != null) {
            this.ownership.stop();
            this.ownership.release();
        }
    }

    private void leave(Duration drain) {
        Shift now;
        synchronized (this) {
            this.begun = false;
            now = this.shift;
            this.shift = null;
        }
        if (now == null) {
            return;
        }
        try {
            now.end(drain);
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        catch (RuntimeException ex) {
            logger
                .warn("Listener '" + this.around.endpoint().id() + "' has not ended in order: " + Failed.describe(ex));
        }
    }

    /** Ends at once, without writing anything. */
    void fail() {
        synchronized (this) {
            this.stopping = true;
        }
        if (this.ownership != null) {
            this.ownership.stop();
        }
        lost();
        if (this.ownership != null) {
            this.ownership.release();
        }
    }

}
