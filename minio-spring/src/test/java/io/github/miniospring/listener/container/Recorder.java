package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventFilter;
import io.github.miniospring.listener.MinioEventHandler;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.template.MinioOperations;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A listener that writes down what it is given. */
final class Recorder implements MinioEventHandler, AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);

    final List<MinioEvent> events = new ArrayList<>();

    final List<DeadLetter> dead = new ArrayList<>();

    private final MinioOperations template;

    private CheckpointStore store = new MemoryCheckpointStore();

    private ListenerSettings settings = quick();

    private Consumer<MinioEvent> handling = event -> {
    };

    private @Nullable LeaseStore leases;

    private String instance = "one";

    private @Nullable MinioListenerContainer container;

    private long prods;

    private volatile long prodded;

    private Recorder(MinioOperations template) {
        this.template = template;
    }

    static Recorder of(MinioOperations template) {
        return new Recorder(template);
    }

    static Recorder of(TestBucket bucket) {
        return new Recorder(bucket.template());
    }

    /** All waits are short. */
    static ListenerSettings quick() {
        return ListenerSettings.create()
            .ping(Duration.ofSeconds(1))
            .reconnect(Duration.ofMillis(20), Duration.ofMillis(200))
            .misconfiguredRetry(Duration.ofMillis(200))
            .retry(Duration.ofMillis(5), Duration.ofMillis(50))
            .flush(100, Duration.ofMillis(50))
            .settleDelay(Duration.ofSeconds(60))
            .drainTimeout(Duration.ofSeconds(5));
    }

    Recorder store(CheckpointStore store) {
        this.store = store;
        return this;
    }

    Recorder settings(ListenerSettings settings) {
        this.settings = settings;
        return this;
    }

    Recorder handling(Consumer<MinioEvent> handling) {
        this.handling = handling;
        return this;
    }

    /** One of several instances. */
    Recorder instance(String name, LeaseStore leases) {
        this.instance = name;
        this.leases = leases;
        return this;
    }

    MinioListenerContainer container(Consumer<MinioListenerEndpoint> options) {
        MinioListenerEndpoint endpoint = MinioListenerEndpoint.of("test", this);
        options.accept(endpoint);
        this.container = new DefaultMinioListenerContainerFactory(this.template, this.store, letter -> {
            synchronized (this) {
                this.dead.add(letter);
            }
        }).settings(this.settings).leases(this.leases).instance(this.instance).createContainer(endpoint);
        return this.container;
    }

    /** Starts it, and waits until it is told what happens and nothing is missing. */
    MinioListenerContainer live(Consumer<MinioListenerEndpoint> options) {
        MinioListenerContainer made = container(options);
        made.start();
        await(() -> made.status().state() == ListenerState.LIVE);
        return made;
    }

    /** The same, with an object stored now and then that no handler is given. */
    MinioListenerContainer live(TestBucket bucket, Consumer<MinioListenerEndpoint> options) {
        MinioListenerContainer made = prodded(options);
        made.start();
        prod(bucket);
        await(() -> this.prodded == this.prods && made.status().pending() == 0);
        return made;
    }

    /** Does not give its handler what {@link #prod} stores. */
    MinioListenerContainer prodded(Consumer<MinioListenerEndpoint> options) {
        return container(endpoint -> {
            options.accept(endpoint);
            MinioEventFilter filter = endpoint.filter();
            endpoint.filter(event -> {
                if (event.key().equals("prod")) {
                    this.prodded = event.size();
                    return false;
                }
                return filter == null || filter.test(event);
            });
        });
    }

    /** A server shows that it listens with its first event, or a second later. */
    void prod(TestBucket bucket) {
        MinioListenerContainer prodded = Objects.requireNonNull(this.container);
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
            bucket.put("prod", "x".repeat((int) ++this.prods));
            return prodded.status().state() == ListenerState.LIVE;
        });
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    /** For handlers, too. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing came");
            }
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException("Interrupted", ex);
        }
    }

    /** How often something was counted. */
    static long count(MinioListenerContainer container, String counter) {
        return container.status().counters().getOrDefault(counter, 0L);
    }

    @Override
    public @Nullable CompletionStage<?> handle(List<MinioEvent> events) {
        for (MinioEvent event : events) {
            this.handling.accept(event);
            synchronized (this) {
                this.events.add(event);
            }
        }
        return null;
    }

    synchronized List<MinioEvent> events() {
        return List.copyOf(this.events);
    }

    synchronized List<DeadLetter> dead() {
        return List.copyOf(this.dead);
    }

    List<String> keys() {
        return events().stream().map(MinioEvent::key).toList();
    }

    void awaitKeys(String... keys) {
        await(() -> keys().containsAll(List.of(keys)));
    }

    void awaitCount(int count) {
        await(() -> events().size() >= count);
    }

    @Override
    public void close() {
        if (this.container != null) {
            this.container.stop();
        }
    }

}
