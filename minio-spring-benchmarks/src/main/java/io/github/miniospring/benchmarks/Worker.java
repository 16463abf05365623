package io.github.miniospring.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.miniospring.benchmarks.peer.Call;
import io.github.miniospring.benchmarks.peer.Peer;

/**
 * The process of one client with one work. It waits to be told for how many milliseconds
 * to work, and says how it went.
 */
public final class Worker {

    /** Said instead when the client has no means for the work. */
    static final String UNABLE = "unable";

    /** Said when it is ready. */
    static final String READY = "ready";

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
        .getPlatformMXBean(OperatingSystemMXBean.class);

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Worker() {
    }

    /**
     * @param arguments the client, the work, the address of the server, access key,
     * secret key, and the directory of files
     */
    public static void main(String[] arguments) throws Exception {
        // Some clients speak on the standard output.
        PrintStream answers = System.out;
        System.setOut(System.err);
        Work work = Work.parse(arguments[1]);
        Place place = new Place(URI.create(arguments[2]), "bench", arguments[3], arguments[4], Path.of(arguments[5]));
        try (Peer peer = Peer.Kind.valueOf(arguments[0]).open(place)) {
            Call call = peer.call(work);
            answers.println((call != null) ? READY : UNABLE);
            if (call != null) {
                work(new Callers(work.callers(), call), answers);
            }
        }
        System.exit(0);
    }

    private static void work(Callers callers, PrintStream answers) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        try (callers) {
            String order = orders.readLine();
            while (order != null) {
                answers.println(slice(callers, Long.parseLong(order)).line());
                order = orders.readLine();
            }
        }
    }

    private static Slice slice(Callers callers, long millis) throws Exception {
        long resident = memory("VmRSS:");
        forgetPeak();
        Map<Long, Long> allocatedBefore = allocated();
        long cpu = SYSTEM.getProcessCpuTime() - compiling();
        long started = System.nanoTime();
        Latencies latencies = callers.callFor(TimeUnit.MILLISECONDS.toNanos(millis));
        long wall = System.nanoTime() - started;
        cpu = SYSTEM.getProcessCpuTime() - compiling() - cpu;
        long allocated = 0;
        for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
            allocated += thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L);
        }
        return new Slice(latencies.count(), wall, cpu, allocated, latencies.quantile(0.5), latencies.quantile(0.99),
                resident, memory("VmHWM:"));
    }

    // What the JVM's compilers take belongs to no call, and ends after a while.
    private static long compiling() throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                String name = read(thread.resolve("comm"));
                if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
                    nanos += Long.parseLong(read(thread.resolve("schedstat")).split(" ")[0]);
                }
            }
        }
        return nanos;
    }

    // A thread may have ended meanwhile.
    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static Map<Long, Long> allocated() {
        long[] threads = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(threads);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            allocated.put(threads[i], Math.max(0, bytes[i]));
        }
        return allocated;
    }

    private static long memory(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    // Where that is not allowed, the peak is that since the beginning.
    private static void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        }
        catch (IOException ex) {
            System.err.println("The peak of memory is that since the beginning: " + ex);
        }
    }

}
