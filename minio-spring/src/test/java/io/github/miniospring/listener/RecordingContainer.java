package io.github.miniospring.listener;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handles what it is given by the test, and records what is asked of it. */
public class RecordingContainer implements MinioListenerContainer {

    private final MinioListenerEndpoint endpoint;

    private final List<String> calls = new CopyOnWriteArrayList<>();

    private volatile ListenerState state = ListenerState.STOPPED;

    public RecordingContainer(MinioListenerEndpoint endpoint) {
        this.endpoint = endpoint.copy();
    }

    public List<String> calls() {
        return this.calls;
    }

    public void fail() {
        this.state = ListenerState.FAILED;
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
        return new ListenerStatus(id(), this.state, Instant.EPOCH, null, false, this.endpoint.level(),
                InstanceMode.BROADCAST, false, null, null, 0, null, null, null, null, 0, Map.of(), Map.of());
    }

    @Override
    public void start() {
        this.calls.add("start");
        this.state = ListenerState.LIVE;
    }

    @Override
    public void stop() {
        this.calls.add("stop");
        this.state = ListenerState.STOPPED;
    }

    @Override
    public boolean isRunning() {
        return this.state == ListenerState.LIVE || this.state == ListenerState.PAUSED;
    }

    @Override
    public void pause() {
        this.calls.add("pause");
        this.state = ListenerState.PAUSED;
    }

    @Override
    public void resume() {
        this.calls.add("resume");
        this.state = ListenerState.LIVE;
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
