package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every lease store does. */
public abstract class LeaseStoreContract {

    protected static final Duration TTL = Duration.ofSeconds(30);

    /** A store as another application has it. */
    protected abstract LeaseStore store();

    /** Lets time pass for all stores. */
    protected abstract void pass(Duration time);

    @Test
    void letsOneBeTheOnlyOne() {
        Lease lease = acquire(store(), "a");

        assertThat(lease.owner()).isEqualTo("a");
        assertThat(store().tryAcquire("invoices", "b", TTL)).isNull();
        assertThat(store().tryAcquire("others", "b", TTL)).isNotNull();
    }

    @Test
    void letsAnotherTakeOverWhenTimeIsUp() {
        Lease first = acquire(store(), "a");
        pass(TTL.minusSeconds(5));
        assertThat(store().tryAcquire("invoices", "b", TTL)).isNull();

        pass(Duration.ofSeconds(7));
        Lease second = acquire(store(), "b");

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store().renew(first, TTL))
            .withMessage("'a' is in charge of 'invoices' no more");
    }

    @Test
    void keepsWhoRenews() {
        LeaseStore store = store();
        Lease first = acquire(store, "a");
        pass(Duration.ofSeconds(20));

        Lease renewed = store.renew(first, TTL);
        pass(Duration.ofSeconds(20));

        assertThat(renewed.fence()).isEqualTo(first.fence());
        assertThat(renewed.token()).isNotEqualTo(first.token());
        assertThat(store().tryAcquire("invoices", "b", TTL)).isNull();
        assertThat(store.renew(renewed, TTL).owner()).isEqualTo("a");
    }

    @Test
    void letsTheOwnerRenewLateIfNobodyElseCame() {
        LeaseStore store = store();
        Lease lease = acquire(store, "a");
        pass(Duration.ofSeconds(60));

        Lease renewed = store.renew(lease, TTL);

        assertThat(renewed.fence()).isEqualTo(lease.fence());
        assertThat(store().tryAcquire("invoices", "b", TTL)).isNull();
    }

    @Test
    void letsAnotherTakeOverAtOnceWhatIsGivenBack() {
        LeaseStore store = store();
        Lease first = store.renew(acquire(store, "a"), TTL);
        store.release(first);

        Lease second = acquire(store(), "b");

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store.renew(first, TTL));
    }

    @Test
    void doesNotGiveBackWhatIsAnothers() {
        LeaseStore store = store();
        Lease first = acquire(store, "a");
        store.release(first);
        Lease second = acquire(store(), "b");

        store.release(first);

        assertThat(store().tryAcquire("invoices", "c", TTL)).isNull();
        assertThat(store().renew(second, TTL).fence()).isEqualTo(second.fence());
    }

    @Test
    void fencesOffWhoWasStartedAgainUnderItsName() {
        Lease first = acquire(store(), "a");

        Lease second = acquire(store(), "a");

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store().renew(first, TTL));
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        for (int round = 0; round < 3; round++) {
            String name = "race-" + round;
            List<Callable<@Nullable Lease>> instances = IntStream.range(0, 8)
                .<Callable<@Nullable Lease>>mapToObj(i -> () -> store().tryAcquire(name, "instance-" + i, TTL))
                .toList();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<@Nullable Lease>> leases = threads.invokeAll(instances, 60, TimeUnit.SECONDS);

                assertThat(leases.stream().map(LeaseStoreContract::get).filter(Objects::nonNull)).hasSize(1);
            }
            finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void tellsWhoIsThere() {
        assertThat(store().heartbeat("invoices", "b", TTL)).containsExactly("b");
        assertThat(store().heartbeat("invoices", "a", TTL)).containsExactly("a", "b");
        assertThat(store().heartbeat("others", "c", TTL)).containsExactly("c");
    }

    @Test
    void forgetsMembersThatAreGone() {
        LeaseStore store = store();
        store.heartbeat("invoices", "gone", TTL);
        store.heartbeat("invoices", "left", TTL);
        pass(Duration.ofSeconds(20));
        store.heartbeat("invoices", "stays", TTL);
        store.leave("invoices", "left");
        store.leave("invoices", "never");
        assertThat(store.heartbeat("invoices", "new", TTL)).containsExactly("gone", "new", "stays");

        pass(Duration.ofSeconds(12));

        assertThat(store().heartbeat("invoices", "new", TTL)).containsExactly("new", "stays");
    }

    @Test
    void takesStrangeNames() {
        String name = "app/../invoices \u00e9\ud83d\ude00 'x' \"y\"";

        Lease lease = store().tryAcquire(name, "host:1/a b", TTL);

        assertThat(lease).isNotNull();
        assertThat(lease.owner()).isEqualTo("host:1/a b");
        assertThat(store().tryAcquire(name, "b", TTL)).isNull();
        assertThat(store().heartbeat(name, "m \u00e9/1", TTL)).containsExactly("m \u00e9/1");
    }

    protected final Lease acquire(LeaseStore store, String owner) {
        Lease lease = store.tryAcquire("invoices", owner, TTL);
        assertThat(lease).isNotNull();
        return lease;
    }

    private static @Nullable Lease get(Future<@Nullable Lease> future) {
        try {
            return future.get();
        }
        catch (Exception ex) {
            throw new AssertionError(ex);
        }
    }

}
