package io.github.miniospring.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.miniospring.benchmarks.peer.Peer;

/**
 * How one client did one work.
 *
 * @param kind the client
 * @param resident bytes of memory before its first call
 * @param warmCalls how many calls it had made before
 * @param slices its turns
 */
record Result(Peer.Kind kind, long resident, long warmCalls, List<Slice> slices) {

    private static final double MIB = 1024 * 1024;

    Result {
        slices = List.copyOf(slices);
    }

    double cpu() {
        return median(Slice::cpuPerCall);
    }

    double leastCpu() {
        return this.slices.stream().mapToDouble(Slice::cpuPerCall).min().orElse(Double.NaN);
    }

    double callsPerSecond() {
        return median(Slice::callsPerSecond);
    }

    double allocated() {
        return median(Slice::allocatedPerCall);
    }

    double medianMillis() {
        return median(Slice::median) / 1e6;
    }

    double slowMillis() {
        return median(Slice::slow) / 1e6;
    }

    /** Mebibytes of resident memory at the highest. */
    double peak() {
        return this.slices.stream().mapToLong(Slice::peak).max().orElse(0) / MIB;
    }

    /** Mebibytes of resident memory before the first call. */
    double idle() {
        return this.resident / MIB;
    }

    private double median(ToDoubleFunction<Slice> value) {
        double[] sorted = this.slices.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

}
