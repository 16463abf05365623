package io.github.miniospring.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.benchmarks.Work.Operation;
import io.github.miniospring.benchmarks.peer.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Who does what, for how long.
 *
 * @param quick the short form
 * @param works what is done against the server that answers from memory
 * @param realWorks what is done against MinIO too
 * @param clients who is compared
 * @param minio MinIO's binary; null for none
 * @param output the directory that is written to
 */
record Plan(boolean quick, List<Work> works, List<Work> realWorks, List<Peer.Kind> clients, @Nullable String minio,
        Path output) {

    private static final long KIB = 1024;

    private static final long MIB = 1024 * KIB;

    private static final long GIB = 1024 * MIB;

    Plan {
        works = List.copyOf(works);
        realWorks = List.copyOf(realWorks);
        clients = List.copyOf(clients);
    }

    /**
     * @param arguments {@code quick}, and then words that keep works whose title has all
     * of them, {@code client=NAME} and {@code work=KIND:SIZE:CALLERS:SECURE} as often as
     * wanted, {@code output=DIRECTORY}; with none of them all is done and kept
     * @throws IllegalArgumentException for what is none of these, with what to write
     */
    static Plan of(List<String> arguments) {
        boolean quick = arguments.contains("quick");
        List<String> words = new ArrayList<>();
        List<Peer.Kind> clients = new ArrayList<>();
        List<Work> chosen = new ArrayList<>();
        // What is only a part does not take the place of the whole.
        Path output = arguments.isEmpty() ? Path.of("docs", "performance")
                : Path.of("minio-spring-benchmarks", "target", "performance");
        for (String argument : arguments) {
            if (argument.startsWith("client=")) {
                clients.add(client(argument.substring("client=".length())));
            }
            else if (argument.startsWith("work=")) {
                chosen.add(work(argument.substring("work=".length())));
            }
            else if (argument.startsWith("output=")) {
                output = Path.of(argument.substring("output=".length()));
            }
            else if (!argument.equals("quick")) {
                words.add(argument);
            }
        }
        if (clients.isEmpty()) {
            clients = quick ? List.of(Peer.Kind.OURS, Peer.Kind.OURS_REACTIVE, Peer.Kind.MINIO_JAVA, Peer.Kind.AWS_CRT)
                    : List.of(Peer.Kind.values());
        }
        List<Work> works = (!chosen.isEmpty() ? chosen.stream() : quick ? quickWorks() : allWorks())
            .filter(work -> words.stream().allMatch(work.title()::contains))
            .toList();
        if (works.isEmpty()) {
            throw new IllegalArgumentException(
                    "No work has all of " + words + " in its name: names are such as 'https get 1 KiB, 16 callers'");
        }
        List<Work> realWorks = quick ? List.of() : works.stream().filter(Plan::real).toList();
        return new Plan(quick, works, realWorks, clients, System.getenv("MINIO_TEST_BINARY"), output);
    }

    private static Peer.Kind client(String name) {
        return Stream.of(Peer.Kind.values())
            .filter(kind -> kind.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                    "There is no client '" + name + "': write one of " + List.of(Peer.Kind.values())));
    }

    private static Work work(String id) {
        try {
            return Work.parse(id);
        }
        catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
            throw new IllegalArgumentException("There is no work '" + id + "': write what, bytes, callers, and whether"
                    + " over https, as in GET:1024:16:false, with one of " + List.of(Operation.values()), ex);
        }
    }

    private static Stream<Work> quickWorks() {
        return Stream.of(new Work(Operation.GET, KIB, 16, false), new Work(Operation.PUT, KIB, 16, false),
                new Work(Operation.FILE_UP, 64 * MIB, 1, false), new Work(Operation.FILE_DOWN, 64 * MIB, 1, false),
                new Work(Operation.LIST, 10_000, 1, false));
    }

    private static Stream<Work> allWorks() {
        List<Work> works = new ArrayList<>();
        for (long size : List.of(KIB, 64 * KIB)) {
            for (Operation operation : List.of(Operation.GET, Operation.PUT)) {
                for (int callers : List.of(1, 16, 64)) {
                    works.add(new Work(operation, size, callers, false));
                }
            }
        }
        for (long size : List.of(64 * MIB, GIB)) {
            for (Operation operation : List.of(Operation.FILE_UP, Operation.FILE_DOWN, Operation.STREAM_UP,
                    Operation.UNKNOWN_UP, Operation.STREAM_DOWN)) {
                works.add(new Work(operation, size, 1, false));
            }
        }
        works.add(new Work(Operation.LIST, 10_000, 1, false));
        works.add(new Work(Operation.REMOVE, 10_000, 1, false));
        works.add(new Work(Operation.PRESIGN, KIB, 1, false));
        works.add(new Work(Operation.GET, KIB, 16, true));
        works.add(new Work(Operation.PUT, KIB, 16, true));
        works.add(new Work(Operation.FILE_UP, 64 * MIB, 1, true));
        works.add(new Work(Operation.FILE_DOWN, 64 * MIB, 1, true));
        // A run that is broken off has those first for which something is wanted.
        return Stream.concat(Target.ALL.stream().map(Target::work), works.stream()).distinct();
    }

    private static boolean real(Work work) {
        return !work.secure() && switch (work.operation()) {
            case GET, PUT -> work.callers() == 16;
            case FILE_UP, FILE_DOWN -> work.size() == 64 * MIB;
            case LIST -> true;
            default -> false;
        };
    }

    /** Who takes part in a work. */
    List<Peer.Kind> kinds(Work work) {
        return this.clients.stream().filter(kind -> switch (kind) {
            case OURS_UNSIGNED -> work.operation() != Operation.GET;
            case OURS_NATIVE_TLS -> work.secure();
            default -> true;
        }).toList();
    }

    /**
     * For all of them half a gibibyte of heap, as a small container has, and the JDK's
     * TLS for all but one.
     */
    List<String> jvm(Peer.Kind kind) {
        return List.of("-Xmx512m", Jvm.nativeTls(kind == Peer.Kind.OURS_NATIVE_TLS));
    }

    Pace pace(Work work, Server server) {
        if (work.size() >= GIB) {
            return new Pace(1, Duration.ofMillis(1), Duration.ofMillis(1), 3, Duration.ofMillis(1));
        }
        boolean small = work.size() <= 64 * KIB && work.operation() != Operation.LIST
                && work.operation() != Operation.REMOVE;
        if (this.quick) {
            return new Pace(small ? 60_000 : 50, Duration.ofSeconds(small ? 6 : 1), Duration.ofMillis(500), 5,
                    Duration.ofMillis(300));
        }
        if (!isJudged(work) || !server.name().equals(Server.NONE)) {
            return new Pace(small ? 60_000 : 60, Duration.ofSeconds(5), Duration.ofMillis(500), 5,
                    Duration.ofMillis(300));
        }
        return new Pace(small ? 150_000 : 200, Duration.ofSeconds(small ? 18 : 12), Duration.ofSeconds(1), 9,
                Duration.ofMillis(500));
    }

    // Where nothing is wanted, a coarser figure will do.
    private static boolean isJudged(Work work) {
        return Stream.concat(Target.ALL.stream().map(Target::work), Bound.ALL.stream().map(Bound::work))
            .anyMatch(work::equals);
    }

    /**
     * How long everyone works at a time.
     *
     * @param warmCalls so many calls do not count: a JVM compiles what it has seen often
     * @param warmLimit or those that fit into so much processor time: on a busy machine
     * clients with few threads get little of it; or into three times as much time
     * @param warmUp the time of one turn of them
     * @param rounds rounds that count
     * @param slice the time of one turn of those
     */
    record Pace(long warmCalls, Duration warmLimit, Duration warmUp, int rounds, Duration slice) {
    }

}
