package io.github.miniospring.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.miniospring.benchmarks.Work.Operation;
import io.github.miniospring.benchmarks.peer.Peer;

/**
 * How many times less processor time than others this project's client is to take.
 *
 * @param work for what
 * @param ours in which of its forms
 * @param minioJava than minio-java
 * @param best than the best of all others
 */
record Target(Work work, Peer.Kind ours, double minioJava, double best) {

    private static final long KIB = 1024;

    private static final long FILE = 64 * KIB * KIB;

    /** Those that are set. */
    static final List<Target> ALL = List.of(small(Operation.GET, KIB, Peer.Kind.OURS, 5, 6),
            small(Operation.GET, KIB, Peer.Kind.OURS_REACTIVE, 6, 6), small(Operation.PUT, KIB, Peer.Kind.OURS, 3.5, 3),
            small(Operation.GET, 64 * KIB, Peer.Kind.OURS, 2.2, 2.2),
            small(Operation.PUT, 64 * KIB, Peer.Kind.OURS, 3, 1.6),
            file(Operation.FILE_UP, Peer.Kind.OURS, 3.5, 1 / 1.5),
            file(Operation.FILE_UP, Peer.Kind.OURS_UNSIGNED, 9, 1.7), file(Operation.FILE_DOWN, Peer.Kind.OURS, 4, 1.8),
            new Target(new Work(Operation.LIST, 10_000, 1, false), Peer.Kind.OURS, 4, 3.5),
            new Target(new Work(Operation.GET, KIB, 16, true), Peer.Kind.OURS, 3, 1),
            new Target(new Work(Operation.FILE_UP, FILE, 1, true), Peer.Kind.OURS, 3.5, 1),
            new Target(new Work(Operation.FILE_DOWN, FILE, 1, true), Peer.Kind.OURS, 1.8, 1),
            new Target(new Work(Operation.GET, KIB, 16, true), Peer.Kind.OURS_NATIVE_TLS, 3, 1),
            new Target(new Work(Operation.FILE_UP, FILE, 1, true), Peer.Kind.OURS_NATIVE_TLS, 3.5, 1),
            new Target(new Work(Operation.FILE_DOWN, FILE, 1, true), Peer.Kind.OURS_NATIVE_TLS, 1.8, 1));

    private static Target small(Operation operation, long size, Peer.Kind ours, double minioJava, double best) {
        return new Target(new Work(operation, size, 16, false), ours, minioJava, best);
    }

    private static Target file(Operation operation, Peer.Kind ours, double minioJava, double best) {
        return new Target(new Work(operation, FILE, 1, false), ours, minioJava, best);
    }

    /** A row of a table; empty where it was not measured. */
    Optional<String> row(Outcome outcome) {
        return outcome.of(this.ours).map(own -> {
            Optional<Result> other = outcome.of(Peer.Kind.MINIO_JAVA);
            Optional<Result> first = outcome.results()
                .stream()
                .filter(result -> !result.kind().ours() && result.kind() != Peer.Kind.MINIO_JAVA
                        && result.kind() != Peer.Kind.REACTOR_NETTY)
                .min(Comparator.comparingDouble(Result::cpu));
            return "| " + this.work.title() + " | " + this.ours.title() + " | " + judged(own, other, this.minioJava)
                    + " | " + judged(own, first, this.best) + " | "
                    + first.map(result -> result.kind().title()).orElse("-") + " |\n";
        });
    }

    private static String judged(Result own, Optional<Result> other, double wanted) {
        return other.map(result -> {
            double got = result.cpu() / own.cpu();
            return String.format(Locale.ROOT, "%.1f of %.1f%s", got, wanted, (got >= wanted) ? "" : ", missed");
        }).orElse("-");
    }

}
