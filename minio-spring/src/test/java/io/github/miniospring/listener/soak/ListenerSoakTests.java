package io.github.miniospring.listener.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.contract.Forwarder;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers die, connections break, streams lose and garble events, applications are
 * killed, handlers and stores fail, all at random: nothing that is there in the end may
 * be missing, and nothing may come twice but after a kill. {@code -Dminio.test.soak=600}
 * runs for so many seconds, and has applications in JVMs of their own besides.
 */
class ListenerSoakTests {

    private final long seed = Long.getLong("minio.test.soak.seed", System.nanoTime());

    private final Random random = new Random(this.seed);

    private final Duration time = Duration.ofSeconds(Integer.getInteger("minio.test.soak", 3));

    private final boolean longForm = System.getProperty("minio.test.soak") != null;

    private final List<Application> applications = new ArrayList<>();

    private final List<Writer> writers = new ArrayList<>();

    @TempDir
    private Path directory;

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
                MinioClient hasty = client(server.endpoint(), RetrySettings.NONE);
                MinioClient far = client(Endpoint.parse("http://127.0.0.1:" + proxy.port(), null))) {
            MinioTemplate direct = new MinioTemplate(near);
            Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                direct.makeBucket(Listening.CURRENT);
                return true;
            });
            direct.makeBucket(Listening.WITH_VERSIONS);
            direct.setBucketVersioning(Listening.WITH_VERSIONS, VersioningConfig.enabled());
            direct.makeBucket(Listening.CONTROL);
            applications(far);
            List<Thread> threads = new ArrayList<>();
            try {
                each(Application::start);
                await(() -> this.applications.stream().allMatch(Application::isLive));
                threads.addAll(write(new MinioTemplate(hasty)));
                harm(server, proxy);
                this.writers.forEach(writer -> writer.stopped = true);
                for (Thread thread : threads) {
                    thread.join();
                }
                server.calm();
                each(Application::calm);
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
                each(Application::stop);
            }
            check(direct);
        }
    }

    private static MinioClient client(Endpoint endpoint) {
        return client(endpoint, RetrySettings.DEFAULT);
    }

    private static MinioClient client(Endpoint endpoint, RetrySettings retry) {
        return MinioClient.builder(endpoint)
            .credentials(CredentialsProvider.of(Server.KEY, Server.SECRET))
            .retry(retry)
            .build();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .ignoreExceptions()
            .until(condition);
    }

    private void applications(MinioClient client) {
        ApplicationHere.MinioListenerContainerFactories factories = store -> new DefaultMinioListenerContainerFactory(
                new MinioTemplate(client), store, letter -> {
                    throw new IllegalStateException("Nothing may die: " + letter);
                })
            .settings(Listening.settings());
        CheckpointStore memory = new MemoryCheckpointStore();
        for (Listening listening : Listening.values()) {
            this.applications.add(new ApplicationHere(listening, memory, factories, this.random));
        }
        if (this.longForm) {
            String database = "jdbc:h2:file:" + this.directory.resolve("checkpoints").toAbsolutePath()
                    + ";WRITE_DELAY=0";
            for (String place : List.of("bucket", database)) {
                String name = place.equals(database) ? "database" : place;
                this.applications
                    .addAll(new ChildJvm(name, client.endpoint(), place, this.directory, this.random).applications());
            }
        }
    }

    private void each(Action action) throws Exception {
        for (Application application : this.applications) {
            action.on(application);
        }
    }

    private List<Thread> write(MinioTemplate template) {
        for (int i = 0; i < 4; i++) {
            this.writers.add(new Writer(template, Listening.CURRENT, "writer-" + i + "/", this.random, 40));
        }
        this.writers.add(new Writer(template, Listening.WITH_VERSIONS, "writer-4/", this.random, 80));
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
                default -> each(Application::kill);
            }
        }
    }

    /** What is there, and was not handled, or not as the last. */
    private List<String> missing(MinioTemplate template) throws Exception {
        List<String> missing = new ArrayList<>();
        each(Application::update);
        List<StateId> current = states(template, Listening.CURRENT);
        List<String> there = current.stream().map(StateId::key).toList();
        List<StateId> versions = states(template, Listening.WITH_VERSIONS);
        for (Application application : this.applications) {
            switch (application.listening) {
                case INVENTORY -> {
                    missing(current, application, missing);
                    application.handled.keySet()
                        .stream()
                        .filter(key -> !there.contains(key))
                        .filter(key -> last(application, key).kind() != StateKind.REMOVED)
                        .filter(key -> !application.mayHaveForgotten(key))
                        .forEach(key -> missing
                            .add(application + ": " + key + " is gone but last " + last(application, key)));
                }
                case WATERMARK -> missing(current, application, missing);
                case VERSIONS -> versions.stream()
                    .filter(state -> !application.knows(state))
                    .forEach(state -> missing.add(application + ": " + state));
            }
        }
        return missing;
    }

    private static void missing(List<StateId> current, Application application, List<String> missing) {
        for (StateId state : current) {
            MinioEvent last = application.last(state.key());
            if (last == null || !last.stateId().isSameAs(state)) {
                missing.add(application + ": " + state + " but last " + last);
            }
        }
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
            if (bucket.equals(Listening.WITH_VERSIONS)) {
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

    private void check(MinioTemplate template) throws Exception {
        assertThat(missing(template)).isEmpty();
        for (Application application : this.applications) {
            assertThat(application.violations).as("%s", application).isEmpty();
            assertThat(application.repeats).as("%s", application)
                .isLessThanOrEqualTo(application.kills * application.repeatsOfKill());
            if (application.listening != Listening.VERSIONS) {
                // A version that was dropped is told late, but told.
                application.handled.forEach((key, events) -> checkOrder(application, key, events));
            }
        }
    }

    // What was handled again after a kill begins an earlier place again. A removal that
    // is
    // told late may be believed because of a later one, whose own event is yet to come.
    private void checkOrder(Application application, String key, List<MinioEvent> events) {
        Writer writer = this.writers.get(key.charAt("writer-".length()) - '0');
        int last = -1;
        Instant latest = Instant.MIN;
        Set<StateId> earlier = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            MinioEvent event = events.get(i);
            boolean repeat = !earlier.add(event.stateId());
            boolean late = event.stateId().modified().isBefore(latest);
            if (Application.isStored(event)) {
                int place = place(writer, event);
                assertThat(repeat || place >= last).as("%s: %s of %s", application, event, around(events, i)).isTrue();
                last = Math.max(last, place);
                latest = late ? latest : event.stateId().modified();
            }
            else if (event.versionId() == null && !repeat) {
                MinioEvent next = events.stream().skip(i + 1).filter(Application::isStored).findFirst().orElse(null);
                int before = (next != null && !late) ? place(writer, next) : Integer.MAX_VALUE;
                int after = (next != null && earlier.contains(next.stateId())) ? -1 : last;
                assertThat(writer.mayBeRemoved(key, after, Math.max(before, after + 1)))
                    .as("%s: false removal %s of %s", application, event, around(events, i))
                    .isTrue();
            }
        }
    }

    private static List<String> around(List<MinioEvent> events, int place) {
        return events.subList(Math.max(0, place - 8), Math.min(events.size(), place + 8))
            .stream()
            .map(event -> event.stateId() + " " + event.origin())
            .toList();
    }

    private static int place(Writer writer, MinioEvent event) {
        Integer place = writer.places.get(event.stateId().etag());
        if (place == null) {
            throw new IllegalStateException("Nobody wrote " + event);
        }
        return place;
    }

    private void report(MinioTemplate template, Duration healed) throws Exception {
        System.out.println("writes " + this.writers.stream().mapToInt(writer -> writer.writes).sum() + ", whole after "
                + healed.toMillis() + " ms, missing " + missing(template));
        for (Application application : this.applications) {
            System.out
                .println(application + ": handled " + application.handled.values().stream().mapToInt(List::size).sum()
                        + ", kills " + application.kills + ", repeats " + application.repeats + ", violations "
                        + application.violations + " " + application.report());
        }
    }

    /** Done to each. */
    @FunctionalInterface
    private interface Action {

        void on(Application application) throws Exception;

    }

}
