package io.github.miniospring.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.miniospring.benchmarks.Work.Operation;
import io.github.miniospring.benchmarks.peer.Peer;

/**
 * What this project's client is to stay within.
 *
 * @param work at what
 * @param ours in which of its forms
 * @param what of which it is to take little
 * @param most so much of it
 * @param got how much it took; empty where it was not measured
 */
record Bound(Work work, Peer.Kind ours, String what, double most, Function<Outcome, Optional<Double>> got) {

    private static final long KIB = 1024;

    private static final long GIB = KIB * KIB * KIB;

    /** Those that are set. */
    static final List<Bound> ALL = Stream
        .of(Stream.of(Peer.Kind.OURS, Peer.Kind.OURS_REACTIVE)
            .flatMap(ours -> Stream.of(Operation.GET, Operation.PUT).map(operation -> allocated(operation, ours))),
                Stream.of(Operation.GET, Operation.PUT).map(Bound::overPlain),
                Stream
                    .of(Operation.FILE_UP, Operation.FILE_DOWN, Operation.STREAM_UP, Operation.UNKNOWN_UP,
                            Operation.STREAM_DOWN)
                    .map(Bound::resident))
        .flatMap(Function.identity())
        .toList();

    private static Bound allocated(Operation operation, Peer.Kind ours) {
        return new Bound(small(operation), ours, "kB allocated for a call", 25,
                outcome -> outcome.of(ours).map(result -> result.allocated() / 1000));
    }

    private static Bound overPlain(Operation operation) {
        Peer.Kind ours = Peer.Kind.OURS_REACTIVE;
        return new Bound(small(operation), ours, "times the processor time of plain Reactor Netty", 1.8,
                outcome -> outcome.of(ours)
                    .flatMap(own -> outcome.of(Peer.Kind.REACTOR_NETTY).map(plain -> own.cpu() / plain.cpu())));
    }

    private static Bound resident(Operation operation) {
        Peer.Kind ours = Peer.Kind.OURS;
        return new Bound(new Work(operation, GIB, 1, false), ours, "MiB of memory above the idle process", 128,
                outcome -> outcome.of(ours).map(result -> result.peak() - result.idle()));
    }

    private static Work small(Operation operation) {
        return new Work(operation, KIB, 16, false);
    }

    /** A row of a table; empty where it was not measured. */
    Optional<String> row(Outcome outcome) {
        return this.got.apply(outcome)
            .map(value -> String.format(Locale.ROOT, "| %s | %s | %s | %.1f of %.1f%s |%n", this.work.title(),
                    this.ours.title(), this.what, value, this.most, (value <= this.most) ? "" : ", missed"));
    }

}
