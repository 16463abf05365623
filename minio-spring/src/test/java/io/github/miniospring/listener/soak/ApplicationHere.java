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
 * An application in this JVM: from when it is killed it writes nothing down and handles
 * nothing, whatever its threads still do, and another begins on its store.
 */
final class ApplicationHere extends Application {

    private final CheckpointStore store;

    private final MinioListenerContainerFactories factories;

    private final Random random;

    final Map<GapReason, Long> gaps = new EnumMap<>(GapReason.class);

    final Map<String, Long> counters = new TreeMap<>();

    private volatile boolean harming = true;

    private Life life = new Life();

    private @Nullable MinioListenerContainer container;

    ApplicationHere(Listening listening, CheckpointStore store, MinioListenerContainerFactories factories,
            Random random) {
        super(listening);
        this.store = store;
        this.factories = factories;
        this.random = random;
    }

    @Override
    void start() {
        this.life = new Life();
        this.container = this.factories.on(this.life).createContainer(this.listening.endpoint(this.life));
        this.container.start();
    }

    private MinioListenerContainer container() {
        MinioListenerContainer now = this.container;
        if (now == null) {
            throw new IllegalStateException("Not started");
        }
        return now;
    }

    @Override
    void kill() {
        MinioListenerContainer killed = container();
        add(killed.status());
        synchronized (this) {
            this.life.dead = true;
            killed();
        }
        Thread end = new Thread(killed::stop, "killed");
        end.setDaemon(true);
        end.start();
        start();
    }

    @Override
    void stop() {
        container().stop();
        add(container().status());
    }

    private void add(ListenerStatus status) {
        status.gaps().forEach((reason, count) -> this.gaps.merge(reason, count, Long::sum));
        status.counters().forEach((name, count) -> this.counters.merge(name, count, Long::sum));
    }

    @Override
    void failStore(boolean failing) {
        this.life.storeFails = failing;
    }

    @Override
    void calm() {
        this.harming = false;
    }

    @Override
    boolean isLive() {
        ListenerStatus status = container().status();
        return status.state() == ListenerState.LIVE && status.pending() == 0;
    }

    @Override
    int repeatsOfKill() {
        return 60;
    }

    @Override
    String report() {
        return container().status() + "\n  before: " + this.gaps + " " + this.counters;
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
            ApplicationHere application = ApplicationHere.this;
            MinioEvent event = events.get(0);
            int fate = application.random.nextInt(100);
            synchronized (application) {
                if (this.dead) {
                    throw new IllegalStateException("dead");
                }
                if (!this.busy.add(event.key())) {
                    application.violate("two at once: " + event);
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
                    application.record(event);
                }
            }
            finally {
                synchronized (application) {
                    this.busy.remove(event.key());
                }
            }
            return null;
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public Checkpoint open(String listener, Mode mode, long fence) {
            check();
            return new Mortal(ApplicationHere.this.store.open(listener, mode, fence));
        }

        private void check() {
            synchronized (ApplicationHere.this) {
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
        return this.listening + " here";
    }

}
