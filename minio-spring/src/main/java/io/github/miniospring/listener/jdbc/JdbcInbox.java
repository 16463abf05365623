package io.github.miniospring.listener.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.store.EventJson;
import io.github.miniospring.listener.store.Inbox;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps events in the table {@code minio_listener_inbox} of a database until they are
 * handled. What a handler does with the same database is done together with marking the
 * event as done, or not at all: so its effects there happen once, even if the application
 * dies.
 *
 * <p>
 * The table must be there: its definitions are {@code schema-postgresql.sql} and
 * {@code schema-h2.sql} beside this class. Ids of listeners have 255 characters at most.
 */
public final class JdbcInbox implements Inbox {

    private static final int PAGE = 500;

    private static final int ATTEMPTS = 5;

    private final JdbcTemplate jdbc;

    private final TransactionTemplate handling;

    private final TransactionTemplate own;

    public JdbcInbox(DataSource dataSource) {
        this(dataSource, new JdbcTransactionManager(dataSource));
    }

    /**
     * Makes an inbox for handlers with transactions of that kind.
     * @param transactions the application's, such as those of JPA; they must make their
     * connections to {@code dataSource} known to JDBC, as Spring's do
     */
    public JdbcInbox(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.handling = new TransactionTemplate(transactions);
        this.own = JdbcCheckpointStore.ownTransaction(dataSource);
    }

    @Override
    public List<MinioEvent> put(String listener, List<MinioEvent> events) {
        for (int attempt = 1;; attempt++) {
            try {
                List<MinioEvent> put = this.own.execute(status -> insert(listener, events));
                return (put != null) ? put : List.of();
            }
            catch (DuplicateKeyException | PessimisticLockingFailureException ex) {
                // Another instance has put some of them at the same moment.
                if (attempt == ATTEMPTS) {
                    throw ex;
                }
            }
        }
    }

    private List<MinioEvent> insert(String listener, List<MinioEvent> events) {
        Map<String, MinioEvent> unknown = new LinkedHashMap<>();
        events.forEach(event -> unknown.putIfAbsent(HexFormat.of().formatHex(Hash.ofEvent(event)), event));
        List<String> hashes = new ArrayList<>(unknown.keySet());
        for (int from = 0; from < hashes.size(); from += PAGE) {
            known(listener, hashes.subList(from, Math.min(from + PAGE, hashes.size()))).forEach(unknown::remove);
        }
        if (!unknown.isEmpty()) {
            this.jdbc.batchUpdate(
                    "INSERT INTO minio_listener_inbox (listener_id, event_hash, event, status, changed)"
                            + " VALUES (?, ?, ?, 'NEW', CURRENT_TIMESTAMP)",
                    unknown.values(), PAGE, (statement, event) -> {
                        statement.setString(1, listener);
                        statement.setBytes(2, Hash.ofEvent(event));
                        statement.setString(3, EventJson.write(event));
                    });
        }
        return new ArrayList<>(unknown.values());
    }

    private List<String> known(String listener, List<String> hashes) {
        Object[] values = Stream.concat(Stream.of(listener), hashes.stream().map(HexFormat.of()::parseHex)).toArray();
        return this.jdbc.query(
                "SELECT event_hash FROM minio_listener_inbox WHERE listener_id = ? AND event_hash IN ("
                        + String.join(",", Collections.nCopies(hashes.size(), "?")) + ")",
                (row, index) -> HexFormat.of().formatHex(row.getBytes("event_hash")), values);
    }

    @Override
    public void pending(String listener, Consumer<MinioEvent> action) {
        long last = Long.MIN_VALUE;
        List<Kept> page;
        do {
            page = this.jdbc.query(
                    "SELECT number, event FROM minio_listener_inbox WHERE listener_id = ? AND status = 'NEW'"
                            + " AND number > ? ORDER BY number FETCH FIRST " + PAGE + " ROWS ONLY",
                    (row, index) -> new Kept(row.getLong("number"), EventJson.read(row.getString("event"))), listener,
                    last);
            for (Kept kept : page) {
                last = kept.number;
                action.accept(kept.event);
            }
        }
        while (page.size() == PAGE);
    }

    @Override
    public boolean handle(String listener, MinioEvent event, Callable<@Nullable Void> handling) throws Exception {
        try {
            Boolean handled = this.handling.execute(status -> {
                // Another instance that is about to handle it waits here for the end of
                // this transaction.
                if (!mark(listener, event, "DONE")) {
                    return false;
                }
                call(handling);
                return true;
            });
            return Boolean.TRUE.equals(handled);
        }
        catch (HandlingException ex) {
            throw ex.failure;
        }
    }

    private static void call(Callable<@Nullable Void> handling) {
        try {
            handling.call();
        }
        catch (RuntimeException ex) {
            throw ex;
        }
        catch (Exception ex) {
            // A transaction is rolled back for what is unchecked.
            throw new HandlingException(ex);
        }
    }

    @Override
    public void dead(String listener, MinioEvent event) {
        this.own.executeWithoutResult(status -> mark(listener, event, "DEAD"));
    }

    private boolean mark(String listener, MinioEvent event, String status) {
        return this.jdbc.update(
                "UPDATE minio_listener_inbox SET status = ?, changed = CURRENT_TIMESTAMP"
                        + " WHERE listener_id = ? AND event_hash = ? AND status = 'NEW'",
                status, listener, Hash.ofEvent(event)) > 0;
    }

    @Override
    public void purge(String listener, int days) {
        this.own.executeWithoutResult(status -> this.jdbc.update(
                "DELETE FROM minio_listener_inbox WHERE listener_id = ? AND status <> 'NEW'"
                        + " AND changed < CURRENT_TIMESTAMP - CAST(? AS DOUBLE PRECISION) * INTERVAL '1' DAY",
                listener, days));
    }

    private record Kept(long number, MinioEvent event) {

    }

    private static final class HandlingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Exception failure;

        HandlingException(Exception failure) {
            super(failure);
            this.failure = failure;
        }

    }

}
