package io.github.miniospring.benchmarks;

import java.util.concurrent.atomic.AtomicLongArray;

/** How long calls took, counted in steps of a sixteenth of a power of two. */
final class Latencies {

    private static final int STEPS = 16;

    private final AtomicLongArray counts = new AtomicLongArray(64 * STEPS);

    void add(long nanos) {
        this.counts.incrementAndGet(index(Math.max(STEPS, nanos)));
    }

    private static int index(long nanos) {
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        return power * STEPS + (int) ((nanos >>> (power - 4)) & (STEPS - 1));
    }

    long count() {
        long all = 0;
        for (int i = 0; i < this.counts.length(); i++) {
            all += this.counts.get(i);
        }
        return all;
    }

    /** How long the call took that {@code share} of them were not slower than. */
    long quantile(double share) {
        long all = count();
        long rank = (long) Math.ceil(all * share);
        long seen = 0;
        for (int i = 0; i < this.counts.length(); i++) {
            seen += this.counts.get(i);
            if (seen >= rank && seen > 0) {
                return (long) ((1L << (i / STEPS)) * (1 + (i % STEPS + 0.5) / STEPS));
            }
        }
        return 0;
    }

}
