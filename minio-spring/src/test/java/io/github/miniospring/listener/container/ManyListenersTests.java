package io.github.miniospring.listener.container;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class ManyListenersTests {

    private static final int LISTENERS = 50;

    @Test
    void leaveConnectionsAndThreadsToOthers(TestServer server, TestBucket bucket) {
        HttpSettings two = HttpSettings.builder().maxConnections(2).build();
        Set<String> told = new HashSet<>();
        List<MinioListenerContainer> containers = new ArrayList<>();
        try (MinioClient client = server.client().http(two).build()) {
            MinioTemplate template = new MinioTemplate(client);
            DefaultMinioListenerContainerFactory factory = new DefaultMinioListenerContainerFactory(template,
                    new MemoryCheckpointStore(), letter -> {
                    })
                .settings(Recorder.quick());
            try {
                for (int i = 0; i < LISTENERS; i++) {
                    String id = "listener-" + i;
                    containers.add(factory.createContainer(MinioListenerEndpoint.of(id, events -> {
                        synchronized (told) {
                            told.add(id);
                        }
                        return null;
                    }).buckets(bucket.name())));
                }
                containers.forEach(MinioListenerContainer::start);
                Recorder.await(() -> containers.stream()
                    .allMatch(container -> container.status().state() == ListenerState.LIVE));

                template.putObject(bucket.name(), "a", "told to all");

                Recorder.await(() -> {
                    synchronized (told) {
                        return told.size() == LISTENERS;
                    }
                });
                assertThat(threads()).isLessThan(2 * LISTENERS);
            }
            finally {
                containers.forEach(MinioListenerContainer::stop);
            }
        }
        Recorder.await(() -> threads() == 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces()
            .keySet()
            .stream()
            .filter(thread -> thread.getName().startsWith("minio-listener"))
            .count();
    }

}
