package io.github.miniospring.listener.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.store.Inbox;
import io.github.miniospring.listener.store.InboxContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What {@link JdbcInbox} does on every database. */
abstract class JdbcInboxContract extends InboxContract {

    private TestDatabase database;

    @BeforeEach
    void setUp(TestDatabase database) {
        this.database = database;
        database.jdbc().execute("CREATE TABLE invoice (name VARCHAR(255))");
    }

    @AfterEach
    void dropTable() {
        this.database.jdbc().execute("DROP TABLE invoice");
    }

    @Override
    protected Inbox inbox() {
        return new JdbcInbox(this.database.dataSource());
    }

    @Test
    void commitsTheHandlersWorkWithIt() throws Exception {
        MinioEvent event = event("a");
        inbox().put(LISTENER, List.of(event));

        inbox().handle(LISTENER, event, () -> {
            insertInvoice("a");
            return null;
        });

        assertThat(invoices()).containsExactly("a");
    }

    @Test
    void rollsTheHandlersWorkBackWithIt() {
        MinioEvent event = event("a");
        inbox().put(LISTENER, List.of(event));

        assertThatIllegalStateException().isThrownBy(() -> inbox().handle(LISTENER, event, () -> {
            insertInvoice("a");
            throw new IllegalStateException("too early");
        }));

        assertThat(invoices()).isEmpty();
        assertThat(pending()).containsExactly(event);
    }

    @Test
    void takesPartInTheTransactionsOfTheApplication() {
        JdbcTransactionManager transactions = new JdbcTransactionManager(this.database.dataSource());
        MinioEvent event = event("a");
        inbox().put(LISTENER, List.of(event));

        assertThatExceptionOfType(UnexpectedRollbackException.class)
            .isThrownBy(() -> new JdbcInbox(this.database.dataSource(), transactions).handle(LISTENER, event, () -> {
                insertInvoice("a");
                new TransactionTemplate(transactions).executeWithoutResult(inner -> inner.setRollbackOnly());
                return null;
            }));

        assertThat(invoices()).isEmpty();
        assertThat(pending()).containsExactly(event);
    }

    @Test
    void letsOneOfTwoInstancesHandleIt() throws Exception {
        MinioEvent event = event("a");
        inbox().put(LISTENER, List.of(event));
        CountDownLatch handling = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> first = threads.submit(() -> inbox().handle(LISTENER, event, () -> {
                handling.countDown();
                calls.incrementAndGet();
                insertInvoice("first");
                return null;
            }));
            handling.await(30, TimeUnit.SECONDS);
            Future<Boolean> second = threads.submit(() -> inbox().handle(LISTENER, event, () -> {
                calls.incrementAndGet();
                insertInvoice("second");
                return null;
            }));

            assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.get(30, TimeUnit.SECONDS)).isFalse();
            assertThat(calls).hasValue(1);
            assertThat(invoices()).containsExactly("first");
        }
        finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forgetsWhatWasDoneLongAgo() throws Exception {
        MinioEvent done = event("done");
        MinioEvent dead = event("dead");
        MinioEvent waiting = event("waiting");
        MinioEvent recent = event("recent");
        inbox().put(LISTENER, List.of(done, dead, waiting, recent));
        inbox().handle(LISTENER, done, () -> null);
        inbox().dead(LISTENER, dead);
        this.database.pass("inbox", "changed", Duration.ofDays(8));
        inbox().handle(LISTENER, recent, () -> null);

        inbox().purge(LISTENER, 7);

        assertThat(pending()).containsExactly(waiting);
        assertThat(inbox().put(LISTENER, List.of(done, dead, recent))).containsExactly(done, dead);
    }

    private void insertInvoice(String name) {
        this.database.jdbc().update("INSERT INTO invoice (name) VALUES (?)", name);
    }

    private List<String> invoices() {
        return this.database.jdbc().queryForList("SELECT name FROM invoice", String.class);
    }

}
