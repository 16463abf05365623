package io.github.miniospring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What else the machine had to do meanwhile. */
final class MachineLoad {

    private static final long TICKS = 100;

    private final long started = System.nanoTime();

    private final double busy = busy();

    private final double own;

    private final List<ProcessHandle> processes;

    private MachineLoad(List<ProcessHandle> processes) throws IOException {
        this.processes = processes;
        this.own = own();
    }

    /**
     * Begins to watch.
     * @param processes those that belong to the comparison
     */
    static MachineLoad watch(List<ProcessHandle> processes) throws IOException {
        return new MachineLoad(processes);
    }

    /** How many processors others kept busy since the beginning, on average. */
    double others() throws IOException {
        double seconds = (System.nanoTime() - this.started) / 1e9;
        return Math.max(0, (busy() - this.busy) - (own() - this.own)) / seconds;
    }

    private double own() {
        double seconds = 0;
        for (ProcessHandle process : this.processes) {
            seconds += process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        }
        return seconds;
    }

    // Of the first line: all but the idle time and that of waiting for disks.
    private static double busy() throws IOException {
        String[] all = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
        long ticks = 0;
        for (int i = 1; i <= 8; i++) {
            ticks += (i == 4 || i == 5) ? 0 : Long.parseLong(all[i]);
        }
        return (double) ticks / TICKS;
    }

}
