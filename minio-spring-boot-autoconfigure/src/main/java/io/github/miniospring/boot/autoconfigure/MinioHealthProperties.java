package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Settings of the health contributor. */
public class MinioHealthProperties {

    /**
     * What is asked of the server. Unset, a bucket if one is named here, else whether the
     * server is alive.
     */
    private @Nullable Mode mode;

    /** Bucket whose reachability decides. */
    private @Nullable String bucket;

    /** Time limit after which the server counts as down. */
    private Duration timeout = Duration.ofSeconds(2);

    /** Whether listeners count for the health. They are shown in any case. */
    private boolean listeners = false;

    /** How long a listener may be without a connection and still count as well. */
    private Duration listenersGrace = Duration.ofMinutes(1);

    public @Nullable Mode getMode() {
        return this.mode;
    }

    public void setMode(@Nullable Mode mode) {
        this.mode = mode;
    }

    public @Nullable String getBucket() {
        return this.bucket;
    }

    public void setBucket(@Nullable String bucket) {
        this.bucket = bucket;
    }

    public Duration getTimeout() {
        return this.timeout;
    }

    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    public boolean isListeners() {
        return this.listeners;
    }

    public void setListeners(boolean listeners) {
        this.listeners = listeners;
    }

    public Duration getListenersGrace() {
        return this.listenersGrace;
    }

    public void setListenersGrace(Duration listenersGrace) {
        this.listenersGrace = listenersGrace;
    }

    /** What is asked of the server. */
    public enum Mode {

        /** Whether it is alive; asked without credentials where the server allows it. */
        LIVE,

        /** Whether a bucket is there and the credentials may use it. */
        BUCKET

    }

}
