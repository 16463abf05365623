package io.github.miniospring.listener.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEvents;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.MinioListenerErrorHandler;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioOperations;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Applications that listen to a server. */
@MinioContract
class ListeningTests {

    private static AnnotationConfigApplicationContext context;

    // One application for all tests: a server shows that it listens a second later.
    @BeforeAll
    static void start(TestBucket bucket) {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource("test", Map.of("app.bucket", bucket.name())));
        context.registerBean("operations", MinioOperations.class, bucket::template);
        context.register(Configured.class, Everything.class, Failing.class, Slow.class, Plain.class);
        context.refresh();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void live() {
        await(() -> registry().containers()
            .stream()
            .allMatch(container -> container.status().state() == ListenerState.LIVE));
    }

    @Test
    void callsMethodsOfEveryKind(TestBucket bucket) {
        Everything listener = context.getBean(Everything.class);

        bucket.template()
            .putObject(bucket.name(), "in/a.json", ObjectBody.of("{\"item\":\"tea\"}"),
                    put -> put.contentType("application/json").userMetadata("color", "red"));
        await(() -> listener.taken.size() == 12);
        bucket.template().removeObject(bucket.name(), "in/a.json");

        await(() -> listener.taken.size() == 13);
        assertThat(listener.taken).containsExactlyInAnyOrder("event in/a.json", "message in/a.json",
                "header in/a.json 1 every.header", "object 14", "stream {\"item\":\"tea\"}", "bytes 14",
                "text {\"item\":\"tea\"}", "payload tea", "batch in/a.json", "mono in/a.json", "stage in/a.json",
                "composed in/a.json", "removed in/a.json null");
    }

    @Test
    void triesAgainAndThenBuries(TestBucket bucket) {
        Failing listener = context.getBean(Failing.class);

        bucket.put("fail/retried").put("fail/ignored").put("fail/poison").put("fail/good").put("fail/numbers");

        await(() -> listener.letters.size() == 3);
        await(() -> listener.taken.containsAll(List.of("retried 1", "retried 2", "ignored 1", "good 1")));
        assertThat(listener.taken).containsOnlyOnce("retried 1", "retried 2", "ignored 1", "good 1")
            .contains("poison 1", "poison 3")
            .doesNotContain("retried 3", "ignored 2", "poison 4");
        // What cannot be converted is not tried again.
        assertThat(listener.letters).extracting(DeadLetter::listenerId, letter -> letter.attempts())
            .containsExactlyInAnyOrder(tuple("failing", 3), tuple("numbers", 1), tuple("objects", 1));
    }

    @Test
    void leavesOutStatesThatAreGone(TestBucket bucket) {
        Slow listener = context.getBean(Slow.class);
        MinioListenerContainer container = registry().find("slow").orElseThrow();
        bucket.put("slow/first");
        await(() -> listener.taken.contains("slow/first"));
        bucket.put("slow/second").put("slow/third");
        await(() -> container.status().pending() == 3);
        bucket.template().removeObject(bucket.name(), "slow/second");

        listener.go.countDown();

        await(() -> container.status().pending() == 0);
        assertThat(listener.taken).containsExactly("slow/first", "slow/third");
        assertThat(container.status().counters()).containsEntry("superseded", 1L);
    }

    @Test
    void goesOnWhenTheContextDoes(TestBucket bucket) {
        Plain listener = context.getBean(Plain.class);
        bucket.put("plain/before");
        await(() -> listener.taken.contains("plain/before"));

        context.pause();
        bucket.put("plain/between");
        assertThat(listener.events).containsExactly("Started", "Stopped");
        context.restart();

        await(() -> listener.taken.contains("plain/between"));
        assertThat(listener.taken).containsExactly("plain/before", "plain/between");
        assertThat(listener.events).containsExactly("Started", "Stopped", "Started");
    }

    @Test
    void takesListenersWhileItRuns(TestBucket bucket) {
        List<String> taken = new CopyOnWriteArrayList<>();
        registry().register(MinioListenerEndpoint.of("late", events -> {
            events.forEach(event -> taken.add(event.key()));
            return null;
        }).buckets(bucket.name()).prefix("late/"));
        live();
        bucket.put("late/a");
        await(() -> taken.contains("late/a"));

        registry().pause("late");
        bucket.put("late/b");
        registry().resume("late");
        await(() -> taken.contains("late/b"));

        assertThat(registry().deregister("late")).isTrue();
        assertThat(taken).containsExactly("late/a", "late/b");
    }

    private static MinioListenerEndpointRegistry registry() {
        return context.getBean(MinioListenerEndpointRegistry.class);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    @EnableMinioListeners
    static class Configured {

        @Bean
        static MinioListenerContainerFactory containers(MinioOperations operations,
                ApplicationEventPublisher publisher) {
            return new DefaultMinioListenerContainerFactory(operations, new MemoryCheckpointStore(), letter -> {
            }).settings(ListenerSettings.create()
                .ping(Duration.ofSeconds(1))
                .reconnect(Duration.ofMillis(20), Duration.ofMillis(200))
                .retry(Duration.ofMillis(5), Duration.ofMillis(50))
                .maxAttempts(3)
                .flush(100, Duration.ofMillis(50))
                .settleDelay(Duration.ofSeconds(60))).eventPublisher(publisher::publishEvent);
        }

    }

    @Retention(RetentionPolicy.RUNTIME)
    @MinioListener(bucket = "${app.bucket}", prefix = "in/")
    @interface JsonListener {

        @AliasFor(annotation = MinioListener.class)
        String id();

        @AliasFor(annotation = MinioListener.class)
        String suffix() default ".json";

    }

    record Order(String item) {

    }

    static class Everything {

        final List<String> taken = new CopyOnWriteArrayList<>();

        @MinioListener(bucket = "${app.bucket}", prefix = "in/")
        void event(MinioEvent event) {
            this.taken.add("event " + event.key());
        }

        @MinioListener(bucket = "${app.bucket}", prefix = "in/")
        void message(Message<MinioEvent> message) {
            this.taken.add("message " + message.getPayload().key());
        }

        @MinioListener(id = "every.header", bucket = "${app.bucket}", prefix = "in/")
        void header(@Header(MinioHeaders.KEY) String key, @Header(MinioHeaders.ATTEMPT) int attempt,
                MinioListenerContainer container) {
            this.taken.add("header " + key + " " + attempt + " " + container.id());
        }

        @JsonListener(id = "object")
        void object(MinioObject object) {
            this.taken.add("object " + object.stat().size());
        }

        @JsonListener(id = "stream")
        void stream(InputStream content) throws IOException {
            this.taken.add("stream " + new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }

        @JsonListener(id = "bytes")
        void bytes(byte[] content) {
            this.taken.add("bytes " + content.length);
        }

        @JsonListener(id = "text")
        void text(String content) {
            this.taken.add("text " + content);
        }

        @JsonListener(id = "payload")
        void payload(@Payload Order order) {
            this.taken.add("payload " + order.item());
        }

        @MinioListener(bucket = "${app.bucket}", prefix = "in/", batch = "10")
        void batch(List<MinioEvent> events) {
            events.forEach(event -> this.taken.add("batch " + event.key()));
        }

        @MinioListener(bucket = "${app.bucket}", prefix = "in/")
        Mono<Void> mono(MinioEvent event) {
            return Mono.delay(Duration.ofMillis(5)).doOnNext(i -> this.taken.add("mono " + event.key())).then();
        }

        @MinioListener(bucket = "${app.bucket}", prefix = "in/")
        CompletionStage<Void> stage(MinioEvent event) {
            return CompletableFuture.runAsync(() -> this.taken.add("stage " + event.key()));
        }

        @JsonListener(id = "composed")
        void composed(MinioEvent event) {
            this.taken.add("composed " + event.key());
        }

        @MinioListener(bucket = "${app.bucket}", prefix = "in/", events = MinioEvents.OBJECT_REMOVED)
        void removed(MinioEvent event, @Nullable String content) {
            this.taken.add("removed " + event.key() + " " + content);
        }

    }

    static class Failing {

        final List<String> taken = new CopyOnWriteArrayList<>();

        final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

        @MinioListener(id = "failing", bucket = "${app.bucket}", prefix = "fail/", errorHandler = "ignoring")
        void on(MinioEvent event) {
            String name = event.key().substring("fail/".length());
            this.taken.add(name + " " + event.attempt());
            boolean fine = !List.of("retried", "ignored", "poison").contains(name)
                    || (name.equals("retried") && event.attempt() == 2);
            if (!fine) {
                throw new IllegalStateException("bad " + event.key());
            }
        }

        @MinioListener(id = "numbers", bucket = "${app.bucket}", prefix = "fail/numbers")
        void numbers(@Payload List<Integer> numbers) {
            this.taken.add("numbers");
        }

        @MinioListener(id = "objects", bucket = "${app.bucket}", prefix = "fail/good")
        void objects(List<MinioObject> objects) {
            objects.forEach(object -> object.readAs(Integer.class));
        }

        @Bean
        static MinioListenerErrorHandler ignoring() {
            return (event, failure) -> event.key().equals("fail/ignored") ? MinioListenerErrorHandler.Decision.IGNORE
                    : MinioListenerErrorHandler.Decision.RETRY;
        }

        @EventListener
        void on(MinioListenerEvent.DeadLettered event) {
            this.letters.add(event.letter());
        }

    }

    static class Slow {

        final List<String> taken = new CopyOnWriteArrayList<>();

        final CountDownLatch go = new CountDownLatch(1);

        @MinioListener(id = "slow", bucket = "${app.bucket}", prefix = "slow/", concurrency = "1")
        void on(String content) throws InterruptedException {
            this.taken.add(content);
            this.go.await(20, TimeUnit.SECONDS);
        }

    }

    static class Plain {

        final List<String> taken = new CopyOnWriteArrayList<>();

        final List<String> events = new CopyOnWriteArrayList<>();

        @MinioListener(id = "plain", bucket = "${app.bucket}", prefix = "plain/")
        void on(MinioEvent event) {
            this.taken.add(event.key());
        }

        @EventListener
        void started(MinioListenerEvent event) {
            if (event.listenerId().equals("plain")
                    && (event instanceof MinioListenerEvent.Started || event instanceof MinioListenerEvent.Stopped)) {
                this.events.add(event.getClass().getSimpleName());
            }
        }

    }

}
