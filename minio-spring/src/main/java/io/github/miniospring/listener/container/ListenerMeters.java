package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerStatus;

/** Told what happens in a listener, to make metrics of it. */
public interface ListenerMeters {

    /** For applications without a registry. */
    ListenerMeters NONE = new ListenerMeters() {

        @Override
        public void count(String listener, ListenerCount what, long by) {
        }

        @Override
        public void gap(String listener, GapReason reason) {
        }

        @Override
        public void age(String listener, Duration age) {
        }

        @Override
        public void reconciled(String listener, Duration duration) {
        }

        @Override
        public void watch(String listener, Supplier<ListenerStatus> status) {
        }

    };

    /** Something has happened so many times. */
    void count(String listener, ListenerCount what, long by);

    /** Something may have happened that the stream did not tell. */
    void gap(String listener, GapReason reason);

    /** An event was handled so long after it had happened. */
    void age(String listener, Duration age);

    /** A listing has come to its end, and took so long. */
    void reconciled(String listener, Duration duration);

    /** There is a listener; its status may be asked for at any time. */
    void watch(String listener, Supplier<ListenerStatus> status);

}
