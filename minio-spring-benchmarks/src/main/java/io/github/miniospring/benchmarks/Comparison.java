package io.github.miniospring.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.benchmarks.peer.Peer;

/**
 * Lets all clients do all works, each in a fresh JVM, turn by turn, and writes down how
 * they did.
 */
public final class Comparison {

    private final Plan plan;

    private final Path directory;

    private Comparison(Plan plan, Path directory) {
        this.plan = plan;
        this.directory = directory;
    }

    /**
     * @param arguments see {@link Plan#of}
     */
    public static void main(String[] arguments) throws Exception {
        Plan plan;
        try {
            plan = Plan.of(Arrays.asList(arguments));
        }
        catch (IllegalArgumentException ex) {
            System.err.println(ex.getMessage());
            System.exit(2);
            return;
        }
        Path directory = Files.createTempDirectory("minio-spring-benchmarks");
        try {
            new Comparison(plan, directory).run();
        }
        finally {
            delete(directory);
        }
    }

    private void run() throws Exception {
        KeyStores.create(this.directory);
        for (Work work : this.plan.works()) {
            provide(work);
        }
        Report report = new Report(this.plan);
        try (Server server = Server.none(this.directory)) {
            for (Work work : this.plan.works()) {
                report.add(compare(server, work));
            }
        }
        String binary = this.plan.minio();
        if (binary != null) {
            List<Work> works = this.plan.realWorks();
            try (Server server = Server.minio(binary, this.directory, works)) {
                for (Work work : works) {
                    report.add(compare(server, work));
                }
            }
        }
    }

    private void provide(Work work) throws IOException {
        boolean needed = switch (work.operation()) {
            case FILE_UP, FILE_DOWN, STREAM_DOWN -> true;
            default -> false;
        };
        Path file = this.directory.resolve("up-" + work.size());
        if (!needed || Files.exists(file)) {
            return;
        }
        byte[] bytes = Bytes.array(Bytes.PERIOD);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < work.size(); written += bytes.length) {
                out.write(bytes);
            }
        }
    }

    private Outcome compare(Server server, Work work) throws Exception {
        Place place = server.place(work.secure(), this.directory);
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (Peer.Kind kind : this.plan.kinds(work)) {
                contestants
                    .add(Contestant.start(kind, work, place, this.directory.resolve("trust.p12"), this.plan.jvm(kind)));
            }
            for (Contestant contestant : contestants) {
                contestant.await();
            }
            return compare(server, work, contestants);
        }
        finally {
            for (Contestant contestant : contestants) {
                contestant.close();
            }
        }
    }

    private Outcome compare(Server server, Work work, List<Contestant> contestants) throws IOException {
        Plan.Pace pace = this.plan.pace(work, server);
        while (contestants.stream().anyMatch(one -> one.able() && !one.warm(pace))) {
            turn(contestants.stream().filter(one -> !one.warm(pace)).toList(), pace.warmUp(), false);
        }
        List<ProcessHandle> own = new ArrayList<>(contestants.stream().map(Contestant::handle).toList());
        own.add(server.process().toHandle());
        MachineLoad load = MachineLoad.watch(own);
        double cpu = seconds(server);
        for (int round = 0; round < pace.rounds(); round++) {
            turn(contestants, pace.slice(), true);
        }
        double others = load.others();
        cpu = seconds(server) - cpu;
        long calls = contestants.stream().flatMap(one -> one.slices().stream()).mapToLong(Slice::calls).sum();
        Outcome outcome = new Outcome(server.name(), work,
                contestants.stream().filter(one -> !one.slices().isEmpty()).map(Contestant::result).toList(), others,
                cpu * 1e6 / Math.max(1, calls));
        return outcome;
    }

    private static void turn(List<Contestant> contestants, Duration time, boolean counted) throws IOException {
        for (Contestant contestant : contestants) {
            if (contestant.able()) {
                contestant.work(time, counted);
            }
        }
    }

    private static double seconds(Server server) {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

}
