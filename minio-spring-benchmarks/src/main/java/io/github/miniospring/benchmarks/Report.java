package io.github.miniospring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.miniospring.benchmarks.peer.Peer;

/** Writes down how they did: tables, and a picture. */
final class Report {

    private final Plan plan;

    private final List<Outcome> outcomes = new ArrayList<>();

    Report(Plan plan) {
        this.plan = plan;
    }

    /** Adds what is known now: a run that is broken off leaves what it has found. */
    void add(Outcome outcome) throws IOException {
        this.outcomes.add(outcome);
        System.out.println(lines(outcome));
        Files.createDirectories(this.plan.output());
        Files.writeString(this.plan.output().resolve("results.md"), text());
        Files.writeString(this.plan.output().resolve("cpu.svg"), new Plot(this.outcomes).svg());
    }

    private String text() {
        StringBuilder text = new StringBuilder("# Results\n\n");
        text.append("Written by `minio-spring-benchmarks/run`, read as [performance](../performance.md) says. JDK ")
            .append(System.getProperty("java.version"))
            .append(", ")
            .append(Runtime.getRuntime().availableProcessors())
            .append(" processors, ")
            .append(System.getProperty("os.name"))
            .append(".\n\n## Wanted and got\n\nHow many times less processor time a call takes.\n\n")
            .append("| work | client | than minio-java | than the best of the others | which is |\n")
            .append("|---|---|---|---|---|\n");
        for (Target target : Target.ALL) {
            withoutServer(target.work()).flatMap(target::row).ifPresent(text::append);
        }
        text.append("\n| work | client | what | got |\n|---|---|---|---|\n");
        for (Bound bound : Bound.ALL) {
            withoutServer(bound.work()).flatMap(bound::row).ifPresent(text::append);
        }
        text.append("\n## Processor time of the client, microseconds for a call\n\n").append(summary());
        text.append("\n## All of it\n\n");
        for (Outcome outcome : this.outcomes) {
            text.append(lines(outcome)).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private Optional<Outcome> withoutServer(Work work) {
        return this.outcomes.stream()
            .filter(outcome -> outcome.work().equals(work) && outcome.server().equals(Server.NONE))
            .findFirst();
    }

    private String summary() {
        List<Peer.Kind> kinds = this.plan.clients();
        StringBuilder text = new StringBuilder("| work | server");
        kinds.forEach(kind -> text.append(" | ").append(kind.title()));
        text.append(" |\n|---|---").append("|---:".repeat(kinds.size())).append("|\n");
        for (Outcome outcome : this.outcomes) {
            text.append("| ").append(outcome.work().title()).append(" | ").append(outcome.server());
            for (Peer.Kind kind : kinds) {
                text.append(" | ").append(outcome.of(kind).map(result -> number(result.cpu())).orElse("-"));
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, (value < 100) ? "%,.1f" : "%,.0f", value);
    }

    /** A table of one work. */
    static String lines(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        text.append("### ")
            .append(outcome.work().title())
            .append(outcome.server().equals(Server.NONE) ? "" : ", " + outcome.server())
            .append("\n\n")
            .append(outcome.server())
            .append(String.format(Locale.ROOT,
                    " took %,.0f us for a call. What was none of it kept %.1f processors busy.\n\n",
                    outcome.serverCpu(), outcome.others()));
        text.append("| client | CPU, us | least | calls/s | p50, ms | p99, ms | allocated, kB | peak, MiB | idle, MiB"
                + " | warmed by |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Result result : outcome.results()) {
            text.append("| ").append(result.kind().title());
            for (double value : new double[] { result.cpu(), result.leastCpu(), result.callsPerSecond(),
                    result.medianMillis(), result.slowMillis(), result.allocated() / 1000, result.peak(),
                    result.idle() }) {
                text.append(" | ").append(number(value));
            }
            text.append(" | ").append(result.warmCalls()).append(" |\n");
        }
        return text.toString();
    }

}
