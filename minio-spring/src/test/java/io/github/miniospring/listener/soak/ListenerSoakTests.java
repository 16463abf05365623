package io.github.miniospring.listener.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.Forwarder;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers die, connections break, streams lose and garble events, applications are
 * killed, handlers and stores fail, all at random: nothing that is there in the end may
 * be missing, and nothing may come twice but after a kill. {@code -Dminio.test.soak=600}
 * runs for so many seconds.
 */
class ListenerSoakTests {

    private static final String CURRENT = "current";

    private static final String VERSIONS = "versions";

    private final long seed = Long.getLong("minio.test.soak.seed", System.nanoTime());

    private final Random random = new Random(this.seed);

    private final Duration time = Duration.ofSeconds(Integer.getInteger("minio.test.soak", 3));

    private final List<Application> applications = new ArrayList<>();

    private final List<Writer> writers = new ArrayList<>();

    @Test
    void losesNothingOfTheServerInThisJvm() throws Exception {
        try (Server server = Server.inJvm()) {
            soak(server);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "MINIO_TEST_BINARY", matches = ".+")
    void losesNothingOfARealServer() throws Exception {
        try (Server server = Server.real(Path.of(System.getenv("MINIO_TEST_BINARY")))) {
            soak(server);
        }
    }

    private void soak(Server server) throws Exception {
        System.out.println("Soak of listeners with seed " + this.seed);
        try (Forwarder proxy = new Forwarder(server.endpoint());
                MinioClient near = client(server.endpoint());
                MinioClient far = client(Endpoint.parse("http://127.0.0.1:" + proxy.port(), null))) {
            MinioTemplate direct = new MinioTemplate(near);
            Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                direct.makeBucket(CURRENT);
                return true;
            });
            direct.makeBucket(VERSIONS);
            direct.setBucketVersioning(VERSIONS, VersioningConfig.enabled());
            MinioTemplate through = new MinioTemplate(far);
            applications(through);
            List<Thread> threads = new ArrayList<>();
            try {
                this.applications.forEach(Application::start);
                await(() -> this.applications.stream().allMatch(Application::isLive));
                threads.addAll(write(direct));
                harm(server, proxy);
                this.writers.forEach(writer -> writer.stopped = true);
                for (Thread thread : threads) {
                    thread.join();
                }
                server.calm();
                this.applications.forEach(application -> application.harming = false);
                long healed = System.nanoTime();
                try {
                    await(() -> this.applications.stream().allMatch(Application::isLive) && missing(direct).isEmpty());
                }
                finally {
                    report(direct, Duration.ofNanos(System.nanoTime() - healed));
                }
            }
            finally {
                threads.forEach(Thread::interrupt);
                this.applications.forEach(Application::stop);
            }
            check(direct);
        }
    }

    private static MinioClient client(Endpoint endpoint) {
        return MinioClient.builder(endpoint).credentials(CredentialsProvider.of(Server.KEY, Server.SECRET)).build();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .ignoreExceptions()
            .until(condition);
    }

    private void applications(MinioTemplate template) {
        ListenerSettings settings = ListenerSettings.create()
            .ping(Duration.ofSeconds(1))
            .stallTimeout(Duration.ofSeconds(3))
            .reconnect(Duration.ofMillis(50), Duration.ofSeconds(1))
            .misconfiguredRetry(Duration.ofSeconds(1))
            .maxConnectionAge(Duration.ofSeconds(20))
            .maxPending(200, 16 * 1024 * 1024)
            .maxAttempts(1000)
            .retry(Duration.ofMillis(10), Duration.ofMillis(200))
            .flush(20, Duration.ofMillis(200))
            .reconcileInterval(Duration.ofSeconds(5))
            .settleDelay(Duration.ofSeconds(1))
            .pollInterval(Duration.ofSeconds(1))
            .overlap(Duration.ofSeconds(10))
            .drainTimeout(Duration.ofSeconds(5));
        Application.MinioListenerContainerFactories factories = store -> new DefaultMinioListenerContainerFactory(
                template, store, letter -> {
                    throw new IllegalStateException("Nothing may die: " + letter);
                })
            .settings(settings);
        CheckpointStore memory = new MemoryCheckpointStore();
        this.applications.add(new Application("inventory", memory, factories, this.random,
                endpoint -> endpoint.buckets(CURRENT).events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED)));
        this.applications.add(new Application("watermark", memory, factories, this.random,
                endpoint -> endpoint.buckets(CURRENT).events(EventName.OBJECT_CREATED)));
        this.applications.add(new Application("versions", memory, factories, this.random,
                endpoint -> endpoint.buckets(VERSIONS).events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED)));
    }

    private List<Thread> write(MinioTemplate template) {
        for (int i = 0; i < 4; i++) {
            this.writers.add(new Writer(template, CURRENT, "writer-" + i + "/", this.random, 40));
        }
        this.writers.add(new Writer(template, VERSIONS, "writer-4/", this.random, 80));
        List<Thread> threads = this.writers.stream().map(writer -> new Thread(writer, "writer")).toList();
        threads.forEach(Thread::start);
        return threads;
    }

    private void harm(Server server, Forwarder proxy) throws Exception {
        long end = System.nanoTime() + this.time.toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(200 + this.random.nextInt(2000));
            Application one = this.applications.get(this.random.nextInt(this.applications.size()));
            switch (this.random.nextInt(8)) {
                case 0 -> proxy.cut();
                case 1 -> {
                    proxy.stall(true);
                    Thread.sleep(this.random.nextInt(5000));
                    proxy.stall(false);
                }
                case 2, 3 -> server.harm(this.random);
                case 4 -> server.calm();
                case 5 -> one.kill();
                case 6 -> {
                    one.failStore(true);
                    Thread.sleep(this.random.nextInt(1000));
                    one.failStore(false);
                }
                default -> this.applications.forEach(Application::kill);
            }
        }
    }

    /** What is there, and was not handled, or not as the last. */
    private List<String> missing(MinioTemplate template) {
        List<String> missing = new ArrayList<>();
        List<StateId> current = states(template, CURRENT);
        for (StateId state : current) {
            for (Application application : this.applications.subList(0, 2)) {
                MinioEvent last = application.last(state.key());
                if (last == null || !last.stateId().isSameAs(state)) {
                    missing.add(application + ": " + state + " but last " + last);
                }
            }
        }
        Application inventory = this.applications.get(0);
        List<String> there = current.stream().map(StateId::key).toList();
        inventory.handled.keySet()
            .stream()
            .filter(key -> !there.contains(key))
            .filter(key -> last(inventory, key).kind() != StateKind.REMOVED)
            .forEach(key -> missing.add(inventory + ": " + key + " is gone but last " + last(inventory, key)));
        states(template, VERSIONS).stream()
            .filter(state -> !this.applications.get(2).knows(state))
            .forEach(state -> missing.add("versions: " + state));
        return missing;
    }

    private static MinioEvent last(Application application, String key) {
        MinioEvent last = application.last(key);
        if (last == null) {
            throw new IllegalStateException(key);
        }
        return last;
    }

    private static List<StateId> states(MinioTemplate template, String bucket) {
        try (Stream<ObjectSummary> objects = template.listObjects(bucket, list -> {
            list.recursive();
            if (bucket.equals(VERSIONS)) {
                list.includeVersion();
            }
        })) {
            return objects.map(ListenerSoakTests::state).toList();
        }
    }

    private static StateId state(ObjectSummary object) {
        return new StateId(object.bucket(), object.key(), object.versionId(),
                object.deleteMarker() ? StateKind.MARKER : StateKind.CREATED, object.lastModified(),
                (object.etag() != null) ? object.etag().value() : null);
    }

    private void check(MinioTemplate template) {
        assertThat(missing(template)).isEmpty();
        for (Application application : this.applications) {
            assertThat(application.violations).isEmpty();
            assertThat(application.repeats).isLessThanOrEqualTo(application.kills * 60);
            if (application != this.applications.get(2)) {
                // A version that was dropped is told late, but told.
                application.handled.forEach((key, events) -> checkOrder(application, key, events));
            }
        }
    }

    // What was handled again after a kill begins an earlier place again.
    private void checkOrder(Application application, String key, List<MinioEvent> events) {
        Writer writer = this.writers.get(key.charAt("writer-".length()) - '0');
        int last = -1;
        for (int i = 0; i < events.size(); i++) {
            MinioEvent event = events.get(i);
            if (Application.isStored(event)) {
                int place = place(writer, event);
                boolean repeat = events.subList(0, i)
                    .stream()
                    .anyMatch(earlier -> earlier.stateId().equals(event.stateId()));
                assertThat(repeat || place >= last).as("%s: %s in %s", application, event, events).isTrue();
                last = Math.max(last, place);
            }
            else if (event.versionId() == null) {
                int next = Integer.MAX_VALUE;
                for (int later = i + 1; later < events.size() && next == Integer.MAX_VALUE; later++) {
                    next = Application.isStored(events.get(later)) ? place(writer, events.get(later)) : next;
                }
                assertThat(writer.mayBeRemoved(key, last, Math.max(next, last + 1)))
                    .as("%s: false removal %s in %s", application, event, events)
                    .isTrue();
            }
        }
    }

    private static int place(Writer writer, MinioEvent event) {
        Integer place = writer.places.get(event.stateId().etag());
        if (place == null) {
            throw new IllegalStateException("Nobody wrote " + event);
        }
        return place;
    }

    private void report(MinioTemplate template, Duration healed) {
        System.out.println("writes " + this.writers.stream().mapToInt(writer -> writer.writes).sum() + ", whole after "
                + healed.toMillis() + " ms, missing " + missing(template));
        for (Application application : this.applications) {
            System.out.println(application + ": kills " + application.kills + ", repeats " + application.repeats
                    + ", violations " + application.violations + " " + application.status());
            System.out.println("  before: " + application.gaps + " " + application.counters);
        }
    }

}
