package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.github.miniospring.listener.GapReason;

/** Counts what happens in one listener. */
final class Tally {

    private final String listener;

    private final ListenerMeters meters;

    private final Map<ListenerCount, LongAdder> counts = new EnumMap<>(ListenerCount.class);

    private final Map<GapReason, LongAdder> gaps = new EnumMap<>(GapReason.class);

    Tally(String listener, ListenerMeters meters) {
        this.listener = listener;
        this.meters = meters;
        for (ListenerCount each : ListenerCount.values()) {
            this.counts.put(each, new LongAdder());
            meters.count(listener, each, 0);
        }
        for (GapReason each : GapReason.values()) {
            this.gaps.put(each, new LongAdder());
        }
    }

    void count(ListenerCount what) {
        count(what, 1);
    }

    void count(ListenerCount what, long by) {
        adder(this.counts, what).add(by);
        this.meters.count(this.listener, what, by);
    }

    void gap(GapReason reason) {
        adder(this.gaps, reason).increment();
        this.meters.gap(this.listener, reason);
    }

    void age(Duration age) {
        this.meters.age(this.listener, age);
    }

    void reconciled(Duration duration) {
        count(ListenerCount.RECONCILED);
        this.meters.reconciled(this.listener, duration);
    }

    Map<String, Long> counters() {
        Map<String, Long> values = new LinkedHashMap<>();
        this.counts.forEach((what, count) -> values.put(what.meter(), count.sum()));
        return values;
    }

    Map<GapReason, Long> gaps() {
        Map<GapReason, Long> values = new EnumMap<>(GapReason.class);
        this.gaps.forEach((reason, count) -> {
            if (count.sum() > 0) {
                values.put(reason, count.sum());
            }
        });
        return values;
    }

    private static <K extends Enum<K>> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalStateException("There is one for each");
        }
        return adder;
    }

}
