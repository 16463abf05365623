package io.github.miniospring.listener.container;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Applications that get in the way of their listeners. */
class InterferenceTests {

    @AutoClose
    private final MinioTestServer server = MinioTestServer.builder().buckets("photos").start();

    @AutoClose
    private final MinioClient client = MinioClient.builder(Endpoint.parse(this.server.endpoint(), null))
        .credentials(CredentialsProvider.of(this.server.accessKey(), this.server.secretKey()))
        .build();

    private final MinioTemplate template = new MinioTemplate(this.client);

    private final AtomicInteger handled = new AtomicInteger();

    private final CountDownLatch ends = new CountDownLatch(1);

    @Test
    void listensThoughSomebodyWhoIsToldOfItDoesNotReturn() {
        goesOn(event -> {
            if (event instanceof MinioListenerEvent.GapDetected) {
                Recorder.await(this.ends);
            }
        }, Runnable::run);
    }

    @Test
    void listensThoughSomebodyWhoIsToldOfItBreaks() {
        goesOn(event -> {
            throw new AssertionError(event.toString());
        }, Runnable::run);
    }

    @Test
    void listensThoughThereWasNoThreadForWhatItDoes() {
        AtomicInteger asked = new AtomicInteger();
        goesOn(event -> {
        }, task -> {
            if (asked.incrementAndGet() % 3 == 0) {
                throw new RejectedExecutionException("No thread");
            }
            task.run();
        });
    }

    private void goesOn(Consumer<MinioListenerEvent> publisher, Executor gate) {
        MinioListenerContainer container = new DefaultMinioListenerContainerFactory(this.template,
                new MemoryCheckpointStore(), letter -> {
                })
            .settings(Recorder.quick())
            .threads(ListenerThreads.on(task -> gate.execute(() -> new Thread(task, "listener").start())))
            .eventPublisher(publisher)
            .createContainer(MinioListenerEndpoint.of("test", events -> {
                this.handled.addAndGet(events.size());
                return null;
            }).buckets("photos"));
        container.start();
        try {
            put();
            Recorder.await(() -> this.handled.get() > 0);
            for (int i = 0; i < 5; i++) {
                long passes = Recorder.count(container, "reconcile.passes");
                container.reconcile();
                Recorder.await(() -> Recorder.count(container, "reconcile.passes") > passes);
            }
            Recorder.await(() -> container.status().state() == ListenerState.LIVE);
            int before = this.handled.get();
            put();
            Recorder.await(() -> this.handled.get() > before);
        }
        finally {
            this.ends.countDown();
            container.stop();
        }
    }

    private void put() {
        this.template.putObject("photos", "a", ObjectBody.of("x"));
    }

}
