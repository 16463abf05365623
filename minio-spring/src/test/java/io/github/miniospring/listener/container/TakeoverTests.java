package io.github.miniospring.listener.container;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.Forwarder;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.store.ControlArea;
import io.github.miniospring.listener.store.ObjectCheckpointStore;
import io.github.miniospring.listener.store.ObjectLeaseStore;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An instance in charge that is cut off from the server, and does not know it. */
@MinioContract
class TakeoverTests {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void anotherTakesOverWhenTheLeaseHasEndedAndTheFirstDoesNothingMoreWhenItIsBack(TestServer server,
            TestBucket bucket) throws IOException {
        String control = bucket.name() + "-control";
        bucket.template().makeBucket(control);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        try (Forwarder proxy = new Forwarder(server.endpoint());
                MinioClient cut = MinioClient.builder(Endpoint.parse("http://127.0.0.1:" + proxy.port(), null))
                    .credentials(server.credentials())
                    .build();
                Recorder one = instance("one", new MinioTemplate(cut), control, SHORT).handling(event -> {
                    begun.countDown();
                    Recorder.await(ends);
                });
                Recorder two = instance("two", bucket.template(), control, LONG)) {
            MinioListenerContainer first = one
                .prodded(endpoint -> endpoint.buckets(bucket.name()).mode(InstanceMode.EXCLUSIVE));
            first.start();
            one.prod(bucket);
            bucket.put("a");
            Recorder.await(begun);
            MinioListenerContainer second = two
                .prodded(endpoint -> endpoint.buckets(bucket.name()).mode(InstanceMode.EXCLUSIVE));
            second.start();

            proxy.stall(true);

            two.prod(bucket);
            bucket.put("b");
            two.awaitKeys("a", "b");
            ends.countDown();
            Recorder.await(() -> one.keys().contains("a"));
            proxy.stall(false);
            Recorder.await(() -> first.status().state() == ListenerState.STANDBY);
            bucket.put("c");
            two.awaitKeys("c");
            assertThat(one.keys()).containsExactly("a");
            assertThat(one.events()).extracting(MinioEvent::fencingToken).containsExactly(1L);
            assertThat(two.events()).extracting(MinioEvent::key).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(two.events()).extracting(MinioEvent::fencingToken).containsOnly(2L);
            assertThat(second.status().problem()).isNull();
        }
        finally {
            bucket.template().removeBucket(control, removal -> removal.force());
        }
    }

    private static Recorder instance(String name, MinioTemplate template, String control, Duration lease) {
        ControlArea area = new ControlArea(control, ".control/");
        return Recorder.of(template)
            .store(new ObjectCheckpointStore(template, area))
            .instance(name, new ObjectLeaseStore(template, area))
            .settings(Recorder.quick().lease(lease, Duration.ofMillis(200), Duration.ofMillis(300)));
    }

}
