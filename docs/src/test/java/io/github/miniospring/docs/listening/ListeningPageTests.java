package io.github.miniospring.docs.listening;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.miniospring.docs.WithMinio;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.template.MinioTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class ListeningPageTests {

    @Test
    void runsTheListenersOfThePage(MinioTemplate minio, String bucket) {
        Shop shop = new Shop();
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("inbox", bucket)));
            context.registerBean(MinioTemplate.class, () -> minio);
            context.registerBean(Shop.class, () -> shop);
            context.register(ListenerConfiguration.class, InboxListener.class, MoreListeners.class);
            context.refresh();
            MinioListenerEndpointRegistry registry = context.getBean(MinioListenerEndpointRegistry.class);
            // tag::listener-register[]
            registry.register(MinioListenerEndpoint.of("late", events -> {
                events.forEach(event -> shop.alarm("late " + event.key()));
                return null;
            }).buckets(bucket).prefix("in/"));
            // end::listener-register[]
            await(() -> registry.containers()
                .stream()
                .allMatch(container -> container.status().state() == ListenerState.LIVE));

            minio.putObject(bucket, "in/a.csv", "first\nsecond");
            minio.writeObject(bucket, "orders/1.json", new Shop.Order("tea", 2));
            minio.putObject(bucket, "images/a.png", "not really");
            await(() -> shop.done().size() == 10);

            assertThat(shop.done()).containsExactlyInAnyOrder("2 lines of in/a.csv", "order of tea",
                    "orders/1.json version none, attempt 1", "archived in/a.csv", "indexed in/a.csv",
                    "now {\"item\":\"tea\",\"count\":2}", "thumbnail of images/a.png", "reviewed in/a.csv",
                    "late in/a.csv", "mailed in/a.csv");
            // tag::listener-registry[]
            registry.pause("inboxListener.onUpload");
            ListenerStatus status = registry.find("inboxListener.onUpload").orElseThrow().status();
            registry.resume("inboxListener.onUpload");
            // end::listener-registry[]
            assertThat(status.state()).isEqualTo(ListenerState.PAUSED);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }

}
