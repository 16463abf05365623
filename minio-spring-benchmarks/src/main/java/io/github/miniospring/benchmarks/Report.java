package io.github.miniospring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Writes down how they did. */
final class Report {

    private final Plan plan;

    private final List<Outcome> outcomes;

    Report(Plan plan, List<Outcome> outcomes) {
        this.plan = plan;
        this.outcomes = List.copyOf(outcomes);
    }

    void write() throws IOException {
        Files.createDirectories(this.plan.output());
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : this.outcomes) {
            text.append(lines(outcome)).append("\n");
        }
        Files.writeString(this.plan.output().resolve("results.md"), text.toString());
    }

    /** A table of one work. */
    static String lines(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT,
                "### %s%n%nAgainst the %s, which took %,.0f us for a call; others kept %.1f processors busy.%n%n",
                outcome.work().title(), outcome.server(), outcome.serverCpu(), outcome.others()));
        text.append("| client | CPU, us | least | calls/s | p50, ms | p99, ms | allocated, kB | peak, MiB |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Result result : outcome.results()) {
            text.append(String.format(Locale.ROOT, "| %s | %,.1f | %,.1f | %,.1f | %,.2f | %,.2f | %,.1f | %,.0f |%n",
                    result.kind().title(), result.cpu(), result.leastCpu(), result.callsPerSecond(),
                    result.medianMillis(), result.slowMillis(), result.allocated() / 1000, result.peak()));
        }
        return text.toString();
    }

}
