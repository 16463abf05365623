package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.miniospring.MinioException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.fault.FaultyLink.Fault;
import io.github.miniospring.fault.FaultyLink.Kind;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.Download;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads and downloads, in each of which one thing goes wrong at a random byte. Property
 * {@code minio.test.faults} says how many; {@code minio.test.faults.seed} repeats a run.
 */
@MinioContract
class RandomFaultTests {

    private static final int RUNS = Integer.getInteger("minio.test.faults", 12);

    private static final int LARGE = 5 * 1024 * 1024 + 1000;

    private final long seed = Long.getLong("minio.test.faults.seed", System.nanoTime());

    private final Random random = new Random(this.seed);

    /** What is under each key. */
    private final Map<String, byte[]> stored = new HashMap<>();

    private final List<String> keys = new ArrayList<>();

    @TempDir
    private Path directory;

    private int succeeded;

    private int failed;

    private int harmless;

    @Test
    void leaveNothingBroken(TestServer server, TestBucket bucket) throws IOException {
        System.out.println("Random faults: seed " + this.seed);
        try (FaultyLink link = new FaultyLink(server.endpoint()); MinioClient client = client(server, link)) {
            MinioTemplate template = new MinioTemplate(client);
            for (int run = 0; run < RUNS; run++) {
                try {
                    play(run, template, bucket, link);
                }
                catch (AssertionError | RuntimeException ex) {
                    throw new AssertionError("Run " + run + " of seed " + this.seed + ": " + ex.getMessage(), ex);
                }
            }
        }
        assertThat(bucket.template().listIncompleteUploads(bucket.name(), listing -> listing.recursive())).isEmpty();
        System.out.println("Random faults: " + RUNS + " runs, " + this.succeeded + " succeeded, " + this.failed
                + " failed cleanly, " + this.harmless + " were not met");
        assertThat(this.succeeded).isGreaterThanOrEqualTo(RUNS / 20);
    }

    private static MinioClient client(TestServer server, FaultyLink link) {
        return MinioClient.builder(link.endpoint())
            .credentials(server.credentials())
            .region("us-east-1")
            .retry(new RetrySettings(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1),
                    RetrySettings.DEFAULT.statuses()))
            .http(HttpSettings.builder().readTimeout(Duration.ofMillis(400)).build())
            .build();
    }

    private void play(int run, MinioTemplate template, TestBucket bucket, FaultyLink link) throws IOException {
        boolean large = run % 20 == 3;
        byte[] content = new byte[large ? LARGE : this.random.nextInt(200_000)];
        this.random.nextBytes(content);
        boolean upload = large || this.random.nextBoolean() || this.stored.isEmpty();
        // What a failed upload has left may still come: nobody reads it later.
        String key = upload ? "key-" + run : this.keys.get(this.random.nextInt(this.keys.size()));
        int extent = this.stored.getOrDefault(key, content).length + 1000;
        // Most bytes travel one way; the few that travel the other way are met as often.
        boolean request = this.random.nextInt(4) > 0 == upload;
        Fault fault = new Fault(Kind.values()[this.random.nextInt(3)], request,
                this.random.nextInt((request == upload) ? extent : 900));
        if (upload) {
            upload(template, bucket, key, content, link, fault);
        }
        else {
            download(template, bucket, key, link, fault);
        }
    }

    private void upload(MinioTemplate template, TestBucket bucket, String key, byte[] content, FaultyLink link,
            Fault fault) {
        boolean once = this.random.nextBoolean();
        link.expect(fault);
        MinioException failure = attempt(() -> {
            if (once) {
                template.putObject(bucket.name(), key, new ByteArrayInputStream(content), content.length);
            }
            else {
                template.putObject(bucket.name(), key, content);
            }
        });
        count(failure, link);

        byte[] there = contentOrNull(bucket, key);
        if (failure == null) {
            assertThat(there).as("%s on an upload of %s bytes", fault, content.length).isEqualTo(content);
        }
        else {
            // Nobody knows whether the server had stored it when the answer was lost.
            assertThat(there).as("%s on a failed upload of %s bytes: %s", fault, content.length, failure)
                .isIn(content, null);
        }
        if (failure == null) {
            this.stored.put(key, content);
            this.keys.add(key);
        }
    }

    private void download(MinioTemplate template, TestBucket bucket, String key, FaultyLink link, Fault fault)
            throws IOException {
        byte[] content = this.stored.get(key);
        Path target = this.directory.resolve("target");
        boolean resume = this.random.nextInt(3) == 0;
        UnaryOperator<Download> options = resume ? download -> download.resume() : download -> download;
        int parallel = 1 + this.random.nextInt(3);
        link.expect(fault);
        MinioException failure = attempt(() -> template.downloadObject(bucket.name(), key, target,
                download -> options.apply(download.parallel(parallel).rangeSize(DataSize.ofKilobytes(64)))));
        count(failure, link);

        if (failure != null && !resume) {
            assertThat(files()).as("%s on a failed download: %s", fault, failure).isEmpty();
            return;
        }
        if (failure != null) {
            assertThat(files()).allMatch(name -> name.endsWith(".part.minio"));
            bucket.template()
                .downloadObject(bucket.name(), key, target,
                        download -> options.apply(download.rangeSize(DataSize.ofKilobytes(64))));
        }
        assertThat(target).as("%s on a download", fault).hasBinaryContent(content);
        assertThat(files()).containsExactly("target");
        Files.delete(target);
    }

    private void count(@Nullable MinioException failure, FaultyLink link) {
        if (!link.mend()) {
            this.harmless++;
        }
        else if (failure != null) {
            this.failed++;
        }
        else {
            this.succeeded++;
        }
    }

    private static @Nullable MinioException attempt(Runnable call) {
        try {
            call.run();
            return null;
        }
        catch (MinioException ex) {
            return ex;
        }
    }

    private static byte @Nullable [] contentOrNull(TestBucket bucket, String key) {
        try {
            return bucket.template().getObjectBytes(bucket.name(), key);
        }
        catch (NoSuchKeyException ex) {
            return null;
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(this.directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

}
