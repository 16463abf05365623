package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Meters {@code minio.listener.…} by listener: the counts of {@link ListenerCount},
 * {@code gaps} by reason, the timers {@code age} and {@code reconcile.duration}, and the
 * gauges {@code pending}, {@code lag}, {@code watermark.age} and {@code held.removals}.
 */
public final class MicrometerListenerMeters implements ListenerMeters {

    private static final String PREFIX = "minio.listener.";

    private static final String LISTENER = "listener";

    private final MeterRegistry registry;

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public MicrometerListenerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void count(String listener, ListenerCount what, long by) {
        this.counters
            .computeIfAbsent(what + listener,
                    key -> Counter.builder(PREFIX + what.meter())
                        .description(what.description())
                        .tag(LISTENER, listener)
                        .register(this.registry))
            .increment(by);
    }

    @Override
    public void gap(String listener, GapReason reason) {
        this.counters
            .computeIfAbsent("gap " + reason + listener,
                    key -> Counter.builder(PREFIX + "gaps")
                        .description("Times in which something may have happened that the stream did not tell")
                        .tag(LISTENER, listener)
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .register(this.registry))
            .increment();
    }

    @Override
    public void age(String listener, Duration age) {
        timer("age", "From when something happens until it is handled", listener).record(age);
    }

    @Override
    public void reconciled(String listener, Duration duration) {
        timer("reconcile.duration", "Listings that came to their end", listener).record(duration);
    }

    private Timer timer(String name, String description, String listener) {
        return this.timers.computeIfAbsent(name + ' ' + listener,
                key -> Timer.builder(PREFIX + name)
                    .description(description)
                    .tag(LISTENER, listener)
                    .register(this.registry));
    }

    @Override
    public void watch(String listener, Supplier<ListenerStatus> status) {
        gauge("pending", "Events that wait or are being handled", null, listener, status, ListenerStatus::pending);
        gauge("lag", "How long the oldest of these has waited", "seconds", listener, status,
                now -> (now.oldestPending() != null) ? now.oldestPending().toMillis() / 1000.0 : 0);
        gauge("watermark.age", "What is older is handled", "seconds", listener, status, now -> (now.watermark() != null)
                ? Duration.between(now.watermark(), Instant.now()).toMillis() / 1000.0 : Double.NaN);
        gauge("held.removals", "Removals that wait to be confirmed", null, listener, status,
                ListenerStatus::heldRemovals);
    }

    private void gauge(String name, String description, @Nullable String unit, String listener,
            Supplier<ListenerStatus> status, ToDoubleFunction<ListenerStatus> value) {
        // A registry keeps the first it is given, and that shows a container that is gone
        // where a listener was registered anew.
        this.registry.find(PREFIX + name).tag(LISTENER, listener).gauges().forEach(this.registry::remove);
        Gauge.builder(PREFIX + name, () -> value.applyAsDouble(status.get()))
            .description(description)
            .baseUnit(unit)
            .tag(LISTENER, listener)
            .register(this.registry);
    }

}
