package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;

import io.github.miniospring.MinioException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.fault.FaultyLink.Fault;
import io.github.miniospring.fault.FaultyLink.Kind;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.template.MinioTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers to the beginning of uploads in parts, each lost or garbled at a random byte.
 * Property {@code minio.test.beginnings} says how many;
 * {@code minio.test.beginnings.seed} repeats a run.
 */
@MinioContract
class LostBeginningTests {

    private static final int RUNS = Integer.getInteger("minio.test.beginnings", 10);

    private final long seed = Long.getLong("minio.test.beginnings.seed", System.nanoTime());

    private final Random random = new Random(this.seed);

    private final byte[] content = new byte[5 * 1024 * 1024 + 1];

    private int stored;

    @Test
    void leaveNothingOnTheServer(TestServer server, TestBucket bucket) throws IOException {
        System.out.println("Lost beginnings: seed " + this.seed);
        try (FaultyLink link = new FaultyLink(server.endpoint()); MinioClient client = client(server, link)) {
            for (int run = 0; run < RUNS; run++) {
                Fault fault = new Fault(Kind.values()[this.random.nextInt(3)], false, this.random.nextInt(800),
                        this.random.nextInt(8));
                String key = "key-" + run;
                link.expect(fault);
                MinioException failure = upload(new MinioTemplate(client), bucket, key);
                link.mend();

                assertThat(bucket.execute(ListMultipartUploads.of(bucket.name()).prefix(key)).uploads())
                    .as("Run %s of seed %s, %s: %s", run, this.seed, fault, failure)
                    .isEmpty();
                if (failure == null) {
                    this.stored++;
                    assertThat(bucket.template().getObjectBytes(bucket.name(), key)).isEqualTo(this.content);
                    bucket.template().removeObject(bucket.name(), key);
                }
                else {
                    System.out.println("Lost beginnings: " + fault + ": " + failure);
                }
            }
        }
        System.out.println("Lost beginnings: " + this.stored + " of " + RUNS + " were stored all the same");
        assertThat(this.stored).isPositive();
    }

    private static MinioClient client(TestServer server, FaultyLink link) {
        return MinioClient.builder(link.endpoint())
            .credentials(server.credentials())
            .region("us-east-1")
            .retry(new RetrySettings(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1),
                    RetrySettings.DEFAULT.statuses()))
            .http(HttpSettings.builder().readTimeout(Duration.ofMillis(900)).build())
            .build();
    }

    private @Nullable MinioException upload(MinioTemplate template, TestBucket bucket, String key) {
        try {
            if (this.random.nextBoolean()) {
                template.putObject(bucket.name(), key, new ByteArrayInputStream(this.content), this.content.length);
            }
            else {
                template.putObject(bucket.name(), key, this.content);
            }
            return null;
        }
        catch (MinioException ex) {
            return ex;
        }
    }

}
