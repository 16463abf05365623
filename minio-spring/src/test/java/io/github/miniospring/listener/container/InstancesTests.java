package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class InstancesTests {

    /** Leases that do not end by themselves while a test runs. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final MemoryCheckpointStore store = new MemoryCheckpointStore();

    private final LeaseControl leases = new LeaseControl();

    @Test
    void onlyOneHandlesAndHandsOverWhenItIsStopped(TestBucket bucket) {
        try (Recorder one = recorder("one", bucket); Recorder two = recorder("two", bucket)) {
            MinioListenerContainer first = one.live(bucket, exclusive(bucket));
            MinioListenerContainer second = two.prodded(exclusive(bucket));
            second.start();
            bucket.put("a").put("b");
            one.awaitKeys("a", "b");
            assertThat(second.status().state()).isEqualTo(ListenerState.STANDBY);

            first.stop();

            two.prod(bucket);
            bucket.put("c");
            two.awaitKeys("c");
            assertThat(one.keys()).containsExactlyInAnyOrder("a", "b");
            assertThat(two.keys()).containsExactly("c");
            assertThat(one.events()).extracting(MinioEvent::fencingToken).containsOnly(1L);
            assertThat(two.events()).extracting(MinioEvent::fencingToken).containsOnly(2L);
        }
    }

    @Test
    void whatOneDoesAfterItHasLostItsLeaseDoesNotCount(TestBucket bucket) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        AtomicBoolean mends = new AtomicBoolean();
        try (Recorder one = recorder("one", bucket).handling(event -> {
            begun.countDown();
            Recorder.await(ends);
        });
                Recorder two = recorder("two", bucket)
                    .settings(often().maxAttempts(100_000).retry(Duration.ofMillis(5), Duration.ofMillis(20)))
                    .handling(event -> {
                        if (!mends.get()) {
                            throw new IllegalStateException("Not yet");
                        }
                    })) {
            MinioListenerContainer first = one.live(bucket, exclusive(bucket));
            MinioListenerContainer second = two.prodded(exclusive(bucket));
            second.start();
            bucket.put("a");
            Recorder.await(begun);

            this.leases.takeAway();

            Recorder.await(() -> first.status().state() == ListenerState.STANDBY);
            Recorder.await(() -> Recorder.count(second, "failed") > 0);
            ends.countDown();
            Recorder.await(() -> Recorder.count(first, "handled") == 1);
            mends.set(true);
            two.awaitKeys("a");
            assertThat(two.events()).extracting(MinioEvent::fencingToken).containsExactly(2L);
        }
    }

    @Test
    void oneThatDoesNotKnowThatItLostItsLeaseLearnsItWhenItWrites(TestBucket bucket) {
        try (Recorder one = recorder("one", bucket)
            .settings(Recorder.quick().lease(LONG.multipliedBy(2), LONG, MARGIN));
                Recorder two = recorder("two", bucket)) {
            MinioListenerContainer first = one.live(bucket, exclusive(bucket));
            MinioListenerContainer second = two.prodded(exclusive(bucket));
            second.start();

            this.leases.takeAway();

            two.prod(bucket);
            bucket.put("a");
            two.awaitKeys("a");
            Recorder.await(() -> first.status().state() == ListenerState.STANDBY);
            bucket.put("b");
            two.awaitKeys("b");
            assertThat(one.keys()).doesNotContain("b");
            assertThat(two.keys()).containsExactly("a", "b");
        }
    }

    @Test
    void theyShareTheKeysAndOneThatIsLeftHandlesAll(TestBucket bucket) {
        List<String> keys = IntStream.range(0, 60).mapToObj(i -> "key-" + i).toList();
        List<String> more = IntStream.range(0, 20).mapToObj(i -> "more-" + i).toList();
        try (Recorder one = recorder("one", bucket); Recorder two = recorder("two", bucket)) {
            MinioListenerContainer first = one.prodded(partitioned(bucket));
            first.start();
            two.prodded(partitioned(bucket)).start();
            two.prod(bucket);
            one.prod(bucket);

            keys.forEach(bucket::put);

            Recorder.await(() -> one.keys().size() + two.keys().size() >= keys.size());
            List<String> handled = new ArrayList<>(one.keys());
            handled.addAll(two.keys());
            assertThat(handled).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(one.keys()).isNotEmpty();
            assertThat(two.keys()).isNotEmpty();

            first.stop();
            more.forEach(bucket::put);

            Recorder.await(() -> two.keys().containsAll(more));
            assertThat(two.keys()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(one.keys());
        }
    }

    private Recorder recorder(String name, TestBucket bucket) {
        return Recorder.of(bucket).store(this.store).instance(name, this.leases).settings(often());
    }

    private static ListenerSettings often() {
        return Recorder.quick().lease(LONG, Duration.ofMillis(100), MARGIN);
    }

    private static Consumer<MinioListenerEndpoint> exclusive(TestBucket bucket) {
        return endpoint -> endpoint.buckets(bucket.name()).mode(InstanceMode.EXCLUSIVE);
    }

    private static Consumer<MinioListenerEndpoint> partitioned(TestBucket bucket) {
        return endpoint -> endpoint.buckets(bucket.name()).mode(InstanceMode.PARTITIONED);
    }

}
