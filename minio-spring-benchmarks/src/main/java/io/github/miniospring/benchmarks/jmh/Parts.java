package io.github.miniospring.benchmarks.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package, with what they allocate. */
public final class Parts {

    private Parts() {
    }

    /**
     * @param arguments the directory that is written to; {@code docs/performance} without
     * one
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(Parts.class.getPackageName())
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .addProfiler(GCProfiler.class)
            .build()).run();
        StringBuilder text = new StringBuilder("# Parts\n\nWritten by `minio-spring-benchmarks/run parts`, JDK ")
            .append(System.getProperty("java.version"))
            .append(".\n\n| part | microseconds | give or take | allocated, kB |\n|---|---:|---:|---:|\n");
        results.forEach(result -> text.append(row(result)));
        Path output = Path.of((arguments.length > 0) ? arguments[0] : "docs/performance");
        Files.createDirectories(output);
        Files.writeString(output.resolve("parts.md"), text);
    }

    private static String row(RunResult result) {
        String[] names = result.getParams().getBenchmark().split("\\.");
        StringBuilder name = new StringBuilder(
                names[names.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT))
            .append(", ")
            .append(names[names.length - 1]);
        for (String key : result.getParams().getParamsKeys()) {
            name.append(", ").append(key).append(' ').append(result.getParams().getParam(key));
        }
        Result<?> time = result.getPrimaryResult();
        double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        return String.format(Locale.ROOT, "| %s | %,.3f | %,.3f | %,.2f |%n", name, time.getScore(),
                time.getScoreError(), bytes / 1000);
    }

}
