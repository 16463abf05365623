package io.github.miniospring.benchmarks.jmh;

import java.util.concurrent.TimeUnit;

import io.github.miniospring.encoding.PercentEncoding;
import io.minio.Utils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A key on its way into an address. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodingBenchmark {

    @Param({ "2026/11/21/report-0001.pdf", "Prüfung der Straße/Größe 10 %.pdf" })
    public String key = "";

    @Benchmark
    public String minioSpring() {
        return PercentEncoding.encodePath(this.key);
    }

    @Benchmark
    public String minioJava() {
        return Utils.encodePath(this.key);
    }

}
