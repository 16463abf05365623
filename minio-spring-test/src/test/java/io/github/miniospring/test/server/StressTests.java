package io.github.miniospring.test.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.github.miniospring.test.server.MinioAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients at once, and many objects; as many as the system property
 * {@code minio.test.stress} says, {@code 1} by default and {@code 20} for the long form.
 */
@Timeout(300)
@ExtendWith(MinioServerExtension.class)
class StressTests {

    private static final int FACTOR = Integer.getInteger("minio.test.stress", 1);

    private static final int THREADS = 24;

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    StressTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name();
    }

    private static <T> List<T> together(int threads, Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(task);
            }
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
        finally {
            executor.shutdownNow();
        }
    }

    @Test
    void readersNeverSeeHalfOfWhatIsWritten() throws Exception {
        List<Boolean> whole = together(THREADS, () -> {
            byte letter = (byte) ('a' + Thread.currentThread().getId() % 26);
            byte[] own = new byte[64 * 1024];
            Arrays.fill(own, letter);
            for (int round = 0; round < FACTOR; round++) {
                this.client.send("PUT", this.path + "/shared", own, Map.of(), TestClient.UNSIGNED);
                byte[] read = this.client.get(this.path + "/shared").bytes();
                byte[] expected = new byte[64 * 1024];
                Arrays.fill(expected, read[0]);
                if (!Arrays.equals(read, expected)) {
                    return false;
                }
            }
            return true;
        });

        assertThat(whole).hasSize(THREADS).containsOnly(true);
    }

    @Test
    void onlyOneOfManyWritersIsTheFirst() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        for (int round = 0; round < FACTOR; round++) {
            String target = this.path + "/race-" + round;

            List<Integer> statuses = together(THREADS, () -> {
                start.await();
                return this.client.send("PUT", target, "x".repeat(1000), Map.of("If-None-Match", "*")).status();
            });

            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(THREADS - 1);
        }
    }

    @Test
    void listsManyObjectsPageByPage() {
        int folders = 10 * FACTOR;
        for (int folder = 0; folder < folders; folder++) {
            for (int i = 0; i < 500; i++) {
                this.bucket.put("d%04d/%04d".formatted(folder, i), "");
            }
        }
        int seen = 0;
        String after = "";
        while (after != null) {
            TestClient.Answer page = this.client.get(this.path + "?list-type=2&max-keys=1000&start-after=" + after);
            List<String> keys = page.elements("Key");
            seen += keys.size();
            after = page.element("IsTruncated").equals("true") ? keys.get(keys.size() - 1).replace("/", "%2F") : null;
        }

        assertThat(seen).isEqualTo(folders * 500);
        long start = System.nanoTime();
        assertThat(this.client.get(this.path + "?list-type=2&delimiter=%2F").elements("Prefix")).hasSize(folders + 1);
        assertThat(this.client.get(this.path + "?list-type=2&max-keys=1&start-after=d0009%2F0498").elements("Key"))
            .containsExactly("d0009/0499");
        System.out.println(
                "Two short listings of " + seen + " objects took " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

}
