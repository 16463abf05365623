package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.store.FencedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Runs one listener: its posts, and what is known of it. */
final class DefaultMinioListenerContainer implements MinioListenerContainer, Shift.Observer, Gaps.Observer {

    private static final Log logger = LogFactory.getLog(DefaultMinioListenerContainer.class);

    private final Plan plan;

    private final Announcements announcements;

    private final StatusReport report;

    private List<Post> posts = List.of();

    private @Nullable Members members;

    private volatile boolean running;

    private volatile boolean paused;

    private volatile @Nullable Throwable failure;

    private int losses;

    DefaultMinioListenerContainer(Plan plan, ListenerMeters meters, Consumer<MinioListenerEvent> publisher) {
        this.plan = plan;
        this.announcements = new Announcements(plan.around().threads(), publisher);
        this.report = new StatusReport(plan);
        meters.watch(plan.id(), this::status);
    }

    @Override
    public String id() {
        return this.plan.id();
    }

    @Override
    public MinioListenerEndpoint endpoint() {
        return this.plan.around().endpoint().copy();
    }

    @Override
    public void start() {
        synchronized (this) {
            if (this.running) {
                return;
            }
            this.running = true;
            this.failure = null;
            this.plan.around().threads().enter();
            this.posts = this.plan.posts(this, () -> new Gaps(this.plan.around().tally(), this));
            this.members = this.plan.members(this.posts);
        }
        this.report.moved(ListenerState.STARTING);
        if (this.paused) {
            this.posts.forEach(Post::pause);
        }
        Members sharing = this.members;
        if (sharing != null) {
            // Nobody takes a part before it is known who is there.
            this.posts.forEach(post -> post.want(false));
            this.plan.around().threads().execute(sharing::start);
        }
        this.posts.forEach(Post::start);
        this.announcements.tellNow(new MinioListenerEvent.Started(this));
    }

    @Override
    public void stop() {
        end(this.plan.around().settings().drainTimeout(), Post::stop);
    }

    private void end(Duration drain, Ending ending) {
        List<Post> ended;
        Members sharing;
        synchronized (this) {
            if (!this.running) {
                return;
            }
            this.running = false;
            ended = this.posts;
            sharing = this.members;
        }
        long deadline = System.nanoTime() + drain.toNanos();
        try {
            if (sharing != null) {
                sharing.stop();
            }
            for (Post post : ended) {
                ending.end(post, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        }
        finally {
            this.plan.around().threads().leave();
        }
        if (this.failure == null) {
            this.report.moved(ListenerState.STOPPED);
            this.announcements.tellNow(new MinioListenerEvent.Stopped(this));
        }
    }

    @Override
    public void stop(Runnable callback) {
        try {
            stop();
        }
        finally {
            callback.run();
        }
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

    @Override
    public boolean isAutoStartup() {
        return this.plan.around().endpoint().autoStartup();
    }

    @Override
    public void pause() {
        this.paused = true;
        current().forEach(Post::pause);
        changed();
    }

    @Override
    public void resume() {
        this.paused = false;
        current().forEach(Post::resume);
        changed();
    }

    @Override
    public void reconcile() {
        shifts().forEach(Shift::reconcile);
    }

    @Override
    public void confirmRemovals() {
        shifts().forEach(Shift::confirmRemovals);
    }

    private synchronized List<Post> current() {
        return this.posts;
    }

    private List<Shift> shifts() {
        List<Shift> shifts = new ArrayList<>();
        for (Post post : current()) {
            Shift shift = post.shift();
            if (shift != null) {
                shifts.add(shift);
            }
        }
        return shifts;
    }

    @Override
    public ListenerStatus status() {
        return this.report.of(current(), shifts(), this.running, this.paused, this.failure);
    }

    @Override
    public void changed() {
        note();
        boolean whole = this.running && shifts().stream().allMatch(shift -> shift.problem() == null);
        if (whole && this.losses > 0) {
            synchronized (this) {
                this.losses = 0;
            }
            logger.info("Listener '" + id() + "' is told again what happens");
        }
    }

    // Since when it is so must not depend on when somebody asks. What changes it tells of
    // it a little before it is done.
    private void note() {
        this.plan.around().threads().after(Duration.ofMillis(50), this::status);
    }

    // The first time at once, then ever more rarely.
    @Override
    public void lost(FeedProblem problem) {
        note();
        int count;
        synchronized (this) {
            count = ++this.losses;
        }
        if (this.running && Integer.bitCount(count) == 1) {
            logger.warn("Listener '" + id() + "' is not told what happens (" + count
                    + ((count == 1) ? " time): " : " times): ") + problem.message());
        }
    }

    @Override
    public void useless(FeedProblem problem) {
        fail(new IllegalStateException(problem.message() + ". Set the level of the listener to RECONCILED and"
                + " minio.listener.polling-allowed=true to have it ask by listings"));
    }

    @Override
    public void broken(Error error) {
        fail(error);
    }

    private void fail(Throwable why) {
        if (this.failure == null) {
            this.failure = why;
            logger.error("Listener '" + id() + "' has failed and is stopped: " + Failed.describe(why), why);
            this.plan.around().threads().execute(() -> {
                end(Duration.ZERO, (post, drain) -> post.fail());
                this.report.moved(ListenerState.FAILED);
                this.announcements.tellNow(new MinioListenerEvent.Failed(this, why));
            });
        }
    }

    @Override
    public void fenced(FencedException why) {
        if (this.plan.mode() == InstanceMode.BROADCAST) {
            fail(new IllegalStateException("Another instance writes down what this listener has handled: "
                    + why.getMessage() + ". Give each instance a name of its own, or have them exclude each other",
                    why));
            return;
        }
        // The post that it concerns has given up what it had.
        changed();
    }

    @Override
    public void storeFailed(RuntimeException why) {
        logger.warn("Listener '" + id() + "' cannot write down what it has handled, and tries again: "
                + Failed.describe(why));
    }

    @Override
    public void buried(DeadLetter letter) {
        this.announcements.tellNow(new MinioListenerEvent.DeadLettered(this, letter));
    }

    @Override
    public void opened(GapReason reason, Instant since) {
        note();
        this.announcements.tell(new MinioListenerEvent.GapDetected(this, reason, since));
    }

    @Override
    public void closed(GapReason reason, Instant since, Instant until) {
        note();
        this.announcements.tell(new MinioListenerEvent.GapClosed(this, reason, since, until));
    }

    @Override
    public String toString() {
        return "Listener '" + id() + "'";
    }

    /** A way to end. */
    @FunctionalInterface
    private interface Ending {

        void end(Post post, Duration drain);

    }

}
