package io.github.miniospring.boot.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import org.jspecify.annotations.Nullable;

/** A listener that is in the state a test wants it to be in. */
public final class StubContainer implements MinioListenerContainer {

    private final MinioListenerEndpoint endpoint;

    private final List<String> calls = new CopyOnWriteArrayList<>();

    private volatile ListenerState state = ListenerState.STOPPED;

    private volatile Instant since = Instant.now();

    private volatile @Nullable String problem;

    private volatile boolean misconfigured;

    private volatile long heldRemovals;

    public StubContainer(MinioListenerEndpoint endpoint) {
        this.endpoint = endpoint.copy();
    }

    public List<String> calls() {
        return this.calls;
    }

    public StubContainer is(ListenerState state, Duration ago) {
        this.state = state;
        this.since = Instant.now().minus(ago);
        return this;
    }

    public StubContainer problem(@Nullable String problem, boolean misconfigured) {
        this.problem = problem;
        this.misconfigured = misconfigured;
        return this;
    }

    public StubContainer heldRemovals(long count) {
        this.heldRemovals = count;
        return this;
    }

    @Override
    public String id() {
        return this.endpoint.id();
    }

    @Override
    public MinioListenerEndpoint endpoint() {
        return this.endpoint;
    }

    @Override
    public ListenerStatus status() {
        return new ListenerStatus(id(), this.state, this.since, this.problem, this.misconfigured,
                DeliveryLevel.RECONCILED, InstanceMode.EXCLUSIVE, true, Duration.ofMillis(300),
                Instant.parse("2026-01-31T10:00:00Z"), 3, Duration.ofSeconds(2), Instant.parse("2026-01-31T09:00:00Z"),
                Duration.ofMillis(40), Instant.parse("2026-01-31T08:00:00Z"), this.heldRemovals,
                Map.of(GapReason.START, 1L), Map.of("handled", 7L));
    }

    @Override
    public void start() {
        this.calls.add("start");
        is(ListenerState.LIVE, Duration.ZERO);
    }

    @Override
    public void stop() {
        this.calls.add("stop");
        is(ListenerState.STOPPED, Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return this.state != ListenerState.STOPPED && this.state != ListenerState.FAILED;
    }

    @Override
    public void pause() {
        this.calls.add("pause");
    }

    @Override
    public void resume() {
        this.calls.add("resume");
    }

    @Override
    public void reconcile() {
        this.calls.add("reconcile");
    }

    @Override
    public void confirmRemovals() {
        this.calls.add("confirmRemovals");
    }

}
