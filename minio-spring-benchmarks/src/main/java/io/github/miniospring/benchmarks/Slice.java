package io.github.miniospring.benchmarks;

/**
 * What one client did while it was its turn.
 *
 * @param calls how many ended
 * @param wall nanoseconds it took
 * @param cpu nanoseconds of processor time, of the whole process
 * @param allocated bytes, by the threads that lived to the end
 * @param median nanoseconds of the median call
 * @param slow nanoseconds of the call that 99 % were not slower than
 * @param resident bytes of memory before it began
 * @param peak bytes of memory at most
 */
record Slice(long calls, long wall, long cpu, long allocated, long median, long slow, long resident, long peak) {

    static Slice parse(String line) {
        String[] parts = line.split(" ");
        long[] values = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = Long.parseLong(parts[i]);
        }
        return new Slice(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
    }

    String line() {
        return this.calls + " " + this.wall + " " + this.cpu + " " + this.allocated + " " + this.median + " "
                + this.slow + " " + this.resident + " " + this.peak;
    }

    double cpuPerCall() {
        return this.cpu / 1e3 / this.calls;
    }

    double callsPerSecond() {
        return this.calls * 1e9 / this.wall;
    }

    double allocatedPerCall() {
        return (double) this.allocated / this.calls;
    }

}
