package io.github.miniospring.listener.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventHandler;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.InventoryCursor;
import org.jspecify.annotations.Nullable;

/**
 * A listener in an application that can be killed: from then on it writes nothing down
 * and handles nothing, whatever its threads still do, and another begins on its store.
 */
final class Application {

    private final String id;

    private final CheckpointStore store;

    private final MinioListenerContainerFactories factories;

    private final Consumer<MinioListenerEndpoint> options;

    private final Random random;

    /** What was handled, in order, by key. */
    final Map<String, List<MinioEvent>> handled = new TreeMap<>();

    final List<String> violations = new ArrayList<>();

    final Map<GapReason, Long> gaps = new EnumMap<>(GapReason.class);

    final Map<String, Long> counters = new TreeMap<>();

    private final Set<String> seenByThis = new HashSet<>();

    private final Set<String> seen = new HashSet<>();

    int repeats;

    int kills;

    volatile boolean harming = true;

    private Life life = new Life();

    private @Nullable MinioListenerContainer container;

    Application(String id, CheckpointStore store, MinioListenerContainerFactories factories, Random random,
            Consumer<MinioListenerEndpoint> options) {
        this.id = id;
        this.store = store;
        this.factories = factories;
        this.random = random;
        this.options = options;
    }

    void start() {
        this.life = new Life();
        MinioListenerEndpoint endpoint = MinioListenerEndpoint.of(this.id, this.life);
        this.options.accept(endpoint);
        this.container = this.factories.on(this.life).createContainer(endpoint);
        this.container.start();
    }

    ListenerStatus status() {
        return container().status();
    }

    private MinioListenerContainer container() {
        MinioListenerContainer now = this.container;
        if (now == null) {
            throw new IllegalStateException("Not started");
        }
        return now;
    }

    void kill() {
        MinioListenerContainer killed = container();
        add(killed.status());
        synchronized (this) {
            this.life.dead = true;
            this.seenByThis.clear();
            this.kills++;
        }
        Thread end = new Thread(killed::stop, "killed");
        end.setDaemon(true);
        end.start();
        start();
    }

    void stop() {
        container().stop();
        add(container().status());
    }

    private void add(ListenerStatus status) {
        status.gaps().forEach((reason, count) -> this.gaps.merge(reason, count, Long::sum));
        status.counters().forEach((name, count) -> this.counters.merge(name, count, Long::sum));
    }

    void failStore(boolean failing) {
        this.life.storeFails = failing;
    }

    boolean isLive() {
        ListenerStatus status = status();
        return status.state() == ListenerState.LIVE && status.pending() == 0;
    }

    synchronized @Nullable MinioEvent last(String key) {
        List<MinioEvent> events = this.handled.get(key);
        return (events != null) ? events.get(events.size() - 1) : null;
    }

    synchronized boolean knows(StateId state) {
        return this.handled.getOrDefault(state.key(), List.of())
            .stream()
            .anyMatch(event -> event.stateId().slot().equals(state.slot()) && event.stateId().isSameAs(state));
    }

    /** Makes containers on a store. */
    interface MinioListenerContainerFactories {

        MinioListenerContainerFactory on(CheckpointStore store);

    }

    /** From a start to the death that follows. */
    private final class Life implements MinioEventHandler, CheckpointStore {

        private final Set<String> busy = new HashSet<>();

        private boolean dead;

        private volatile boolean storeFails;

        @Override
        public @Nullable CompletionStage<?> handle(List<MinioEvent> events) throws Exception {
            Application application = Application.this;
            MinioEvent event = events.get(0);
            int fate = application.random.nextInt(100);
            synchronized (application) {
                if (this.dead) {
                    throw new IllegalStateException("dead");
                }
                if (!this.busy.add(event.key())) {
                    application.violations.add("two at once: " + event);
                }
            }
            try {
                Thread.sleep((fate < 20) ? fate : 0);
                if (application.harming && fate >= 90) {
                    throw new IllegalStateException("the handler fails");
                }
                synchronized (application) {
                    if (this.dead) {
                        throw new IllegalStateException("dead");
                    }
                    record(event);
                }
            }
            finally {
                synchronized (application) {
                    this.busy.remove(event.key());
                }
            }
            return null;
        }

        private void record(MinioEvent event) {
            Application application = Application.this;
            String state = event.stateId().slot() + ' ' + event.kind() + ' '
                    + ((event.versionId() != null) ? "" : event.stateId().modified().toEpochMilli());
            if (!application.seenByThis.add(state)) {
                application.violations.add("twice: " + event.stateId() + " " + event.origin());
            }
            else if (!application.seen.add(state)) {
                application.repeats++;
            }
            application.handled.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public Checkpoint open(String listener, Mode mode, long fence) {
            check();
            return new Mortal(Application.this.store.open(listener, mode, fence));
        }

        private void check() {
            synchronized (Application.this) {
                if (this.dead) {
                    throw new IllegalStateException("dead");
                }
            }
            if (this.storeFails) {
                throw new IllegalStateException("the store fails");
            }
        }

        private final class Mortal implements Checkpoint {

            private final Checkpoint checkpoint;

            private Mortal(Checkpoint checkpoint) {
                this.checkpoint = checkpoint;
            }

            @Override
            public java.time.@Nullable Instant watermark() {
                check();
                return this.checkpoint.watermark();
            }

            @Override
            public void recent(Consumer<StateId> action) {
                check();
                this.checkpoint.recent(action);
            }

            @Override
            public void acknowledge(List<StateId> states) {
                check();
                this.checkpoint.acknowledge(states);
            }

            @Override
            public void advance(java.time.Instant watermark) {
                check();
                this.checkpoint.advance(watermark);
            }

            @Override
            public InventoryCursor inventory(String bucket) {
                check();
                return this.checkpoint.inventory(bucket);
            }

            @Override
            public long inventorySize(String bucket) {
                check();
                return this.checkpoint.inventorySize(bucket);
            }

            @Override
            public void close() {
                this.checkpoint.close();
            }

        }

    }

    @Override
    public String toString() {
        return this.id;
    }

    /** Whether an event says that an object was stored. */
    static boolean isStored(MinioEvent event) {
        return event.kind() == StateKind.CREATED;
    }

}
