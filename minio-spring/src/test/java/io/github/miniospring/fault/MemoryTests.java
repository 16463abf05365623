package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.RealMinioOnly;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects of any size, and any number of files, pass through little memory: three times
 * as much as there is, or one gibibyte with {@code -Dminio.test.large=true}, and 300
 * files, or as many as {@code -Dminio.test.files} says.
 */
@MinioContract
@RealMinioOnly("the server in this JVM keeps objects in memory itself")
class MemoryTests {

    private static final int MEBIBYTES = Boolean.getBoolean("minio.test.large") ? 1024 : 80;

    private static final int FILES = Integer.getInteger("minio.test.files", 300);

    @Test
    void movesMoreThanFitsBothWaysInTwentyFourMebibytes(TestServer server, TestBucket bucket, @TempDir Path directory,
            TestReporter reporter) throws IOException, InterruptedException {
        reporter.publishEntry("memory", run(MemoryProbe.class, server, bucket, directory, MEBIBYTES));
    }

    @Test
    void movesManySmallFilesBothWaysInTwentyFourMebibytes(TestServer server, TestBucket bucket, @TempDir Path directory,
            TestReporter reporter) throws IOException, InterruptedException {
        reporter.publishEntry("files", run(DirectoryProbe.class, server, bucket, directory, FILES));
    }

    private static String run(Class<?> probe, TestServer server, TestBucket bucket, Path directory, int count)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx24m",
                "-XX:MaxDirectMemorySize=24m", "-cp", System.getProperty("java.class.path"), probe.getName(),
                server.endpoint().toString(), bucket.name(), directory.toString(), String.valueOf(count));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("MINIO_ACCESS_KEY", server.accessKey());
        builder.environment().put("MINIO_SECRET_KEY", server.secretKey());

        Process process = builder.start();
        boolean ended = process.waitFor(20, TimeUnit.MINUTES);
        process.destroyForcibly();

        String report = Files.readString(output);
        assertThat(ended).as(report).isTrue();
        assertThat(process.exitValue()).as(report).isZero();
        return report;
    }

}
