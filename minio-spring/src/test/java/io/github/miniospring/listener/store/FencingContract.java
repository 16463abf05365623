package io.github.miniospring.listener.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.miniospring.MinioException;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that take turns, are held up until their time is over, and go on as if
 * nothing had happened. {@code -Dminio.test.fencing=1000} has each take so many steps,
 * {@code -Dminio.test.fencing.seed} repeats a run.
 */
public abstract class FencingContract {

    private static final String NAME = "invoices";

    private static final int INSTANCES = 3;

    private static final int SHORT = 25;

    private static final Duration TTL = Duration.ofSeconds(30);

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final int steps = Integer.getInteger("minio.test.fencing", SHORT);

    private final long seed = Long.getLong("minio.test.fencing.seed", System.nanoTime());

    /** The largest fence with which somebody is known to be in charge. */
    private final AtomicLong inCharge = new AtomicLong();

    private final Set<Long> fences = ConcurrentHashMap.newKeySet();

    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    private final AtomicInteger fenced = new AtomicInteger();

    protected abstract LeaseStore leases();

    protected abstract CheckpointStore checkpoints();

    /** Lets time pass for all. */
    protected abstract void pass(Duration time);

    /** How many writes have been, or are being, carried out without an answer so far. */
    protected int unanswered() {
        return 0;
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(600)
    void letsNobodyWriteWhoIsInChargeNoMore(Mode mode) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
        try {
            List<Future<?>> instances = IntStream.range(0, INSTANCES)
                .<Future<?>>mapToObj(
                        i -> threads.submit(() -> new Instance("instance-" + i, mode, this.seed + i).run()))
                .toList();
            for (Future<?> instance : instances) {
                instance.get(500, TimeUnit.SECONDS);
            }
        }
        finally {
            threads.shutdownNow();
        }

        Set<String> found = new HashSet<>();
        try (Checkpoint checkpoint = checkpoints().open(NAME, mode, Long.MAX_VALUE)) {
            checkpoint.recent(state -> found.add(state.key()));
        }
        if (this.steps > SHORT) {
            System.out.println(getClass().getSimpleName() + " " + mode + ", seed " + this.seed + ": " + this.kept.size()
                    + " writes, " + this.fences.size() + " turns, " + this.fenced.get() + " times fenced off");
        }
        assertThat(this.violations).as("writes by who was in charge no more, seed %d", this.seed).isEmpty();
        assertThat(found).as("what is remembered, seed %d", this.seed)
            .containsAll(this.kept)
            .noneMatch(this.refused::contains);
        assertThat(this.kept).isNotEmpty();
        assertThat(this.fences).hasSizeGreaterThan(1);
    }

    /** One application. */
    private final class Instance {

        private final String owner;

        private final Mode mode;

        private final Random random;

        private final LeaseStore leases = leases();

        private final CheckpointStore checkpoints = checkpoints();

        private @Nullable Lease lease;

        private @Nullable Checkpoint checkpoint;

        Instance(String owner, Mode mode, long seed) {
            this.owner = owner;
            this.mode = mode;
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < FencingContract.this.steps; step++) {
                try {
                    Lease lease = this.lease;
                    Checkpoint checkpoint = this.checkpoint;
                    if (lease == null || checkpoint == null) {
                        begin();
                    }
                    else {
                        go(lease, checkpoint, this.owner + "-" + step);
                    }
                }
                catch (FencedException ex) {
                    FencingContract.this.fenced.incrementAndGet();
                    this.lease = null;
                    this.checkpoint = null;
                }
                catch (MinioException | DataAccessException ex) {
                    // No answer, or another is at the same row: the next step tells.
                }
            }
        }

        private void begin() {
            Lease lease = this.leases.tryAcquire(NAME, this.owner, TTL);
            if (lease == null) {
                if (this.random.nextInt(3) == 0) {
                    pass(Duration.ofSeconds(11));
                }
                return;
            }
            if (!FencingContract.this.fences.add(lease.fence())) {
                FencingContract.this.violations.add("Two turns have number " + lease.fence());
            }
            this.checkpoint = this.checkpoints.open(NAME, this.mode, lease.fence());
            this.lease = lease;
            FencingContract.this.inCharge.accumulateAndGet(lease.fence(), Math::max);
        }

        private void go(Lease lease, Checkpoint checkpoint, String key) {
            switch (this.random.nextInt(12)) {
                case 0 -> {
                    this.leases.release(lease);
                    // It goes on all the same.
                }
                case 1, 2 -> this.lease = this.leases.renew(lease, TTL);
                case 3 -> pass(Duration.ofSeconds(45));
                default -> acknowledge(lease.fence(), checkpoint, key);
            }
        }

        private void acknowledge(long fence, Checkpoint checkpoint, String key) {
            long inChargeBefore = FencingContract.this.inCharge.get();
            int unansweredBefore = unanswered();
            try {
                checkpoint
                    .acknowledge(List.of(new StateId("inbox", key, null, StateKind.CREATED, NOON, this.owner + fence)));
            }
            catch (FencedException ex) {
                // Without an answer it may have been written while this one was in
                // charge.
                if (unanswered() == unansweredBefore) {
                    FencingContract.this.refused.add(key);
                }
                throw ex;
            }
            FencingContract.this.kept.add(key);
            if (inChargeBefore > fence) {
                FencingContract.this.violations.add(key + " by number " + fence + " after " + inChargeBefore);
            }
        }

    }

}
