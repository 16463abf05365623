package io.github.miniospring.listener.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.object.ObjectSummary;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** Many objects at once. {@code -Dminio.test.burst=10000} stores so many. */
@MinioContract
class BurstTests {

    private static final int PUTS = Integer.getInteger("minio.test.burst", 1000);

    /** How many states each key has. */
    private static final int STATES = 5;

    private static final int WRITERS = 16;

    private final AtomicInteger most = new AtomicInteger();

    @Test
    void handlesAllOfABurstOnceAndInOrder(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)) {
            MinioListenerContainer container = recorder.live(bucket, endpoint -> endpoint.buckets(bucket.name()));

            burst(bucket);

            Recorder.await(() -> recorder.keys().size() >= PUTS);
            complete(recorder, container, bucket);
            assertThat(recorder.events()).hasSize(PUTS);
            assertThat(Recorder.count(container, "overflow")).isZero();
        }
    }

    @Test
    void handlesTheLastStateOfEachKeyOnceAndInOrderThoughItsQueueIsTooShort(TestBucket bucket) {
        int room = PUTS / 20;
        MinioListenerContainer[] listening = new MinioListenerContainer[1];
        try (Recorder recorder = Recorder.of(bucket)
            .settings(Recorder.quick().maxPending(room, 16 * 1024 * 1024))
            .handling(event -> this.most.accumulateAndGet(listening[0].status().pending(), Math::max))) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(bucket.name()));
            listening[0] = container;
            container.start();
            recorder.prod(bucket);
            container.pause();
            burst(bucket);
            Recorder.await(() -> Recorder.count(container, "overflow") > 0 && container.status().pending() == room);

            container.resume();

            Recorder.await(() -> container.status().state() == ListenerState.LIVE && container.status().pending() == 0);
            complete(recorder, container, bucket);
            assertThat(this.most.get()).isPositive().isLessThanOrEqualTo(room);
            assertThat(container.status().gaps()).containsKey(GapReason.OVERFLOW);
        }
    }

    // Those of one key one after the other, the keys at the same time.
    private static void burst(TestBucket bucket) {
        Flux.range(0, PUTS / STATES)
            .flatMap(key -> Flux.range(1, STATES)
                .concatMap(
                        size -> bucket.template().reactive().putObject(bucket.name(), "key-" + key, "x".repeat(size))),
                    WRITERS)
            .blockLast(Recorder.LIMIT.multipliedBy(6));
    }

    private static void complete(Recorder recorder, MinioListenerContainer container, TestBucket bucket) {
        List<MinioEvent> events = recorder.events().stream().filter(event -> !event.key().equals("prod")).toList();
        assertThat(events).extracting(MinioEvent::stateId).doesNotHaveDuplicates();
        Map<String, List<Long>> sizes = events.stream()
            .collect(Collectors.groupingBy(MinioEvent::key,
                    Collectors.mapping(MinioEvent::size, Collectors.toCollection(ArrayList::new))));
        assertThat(sizes).hasSize(PUTS / STATES);
        assertThat(sizes.values()).allSatisfy(each -> {
            assertThat(each).isSorted();
            assertThat(each.get(each.size() - 1)).isEqualTo((long) STATES);
        });
        assertThat(container.status().problem()).isNull();
    }

}
