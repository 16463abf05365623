package io.github.miniospring.listener.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import io.github.miniospring.listener.store.FencedException;
import io.github.miniospring.listener.store.InventoryCursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered of one listener, as seen by one that is, or was, in charge. */
final class JdbcCheckpoint implements Checkpoint {

    private static final int BATCH = 500;

    private final String listener;

    private final Mode mode;

    private final long fence;

    private final JdbcTemplate jdbc;

    private final TransactionTemplate transaction;

    JdbcCheckpoint(String listener, Mode mode, long fence, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.listener = listener;
        this.mode = mode;
        this.fence = fence;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public @Nullable Instant watermark() {
        return current().watermark;
    }

    @Override
    public void recent(Consumer<StateId> action) {
        current();
        String newOnes = (this.mode == Mode.INVENTORY)
                ? "s.kind IN ('CREATED', 'MARKER') AND s.handled >= CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
                : "(c.watermark IS NULL OR s.modified > c.watermark)";
        // Within a transaction the driver of PostgreSQL fetches as it goes.
        this.transaction.executeWithoutResult(status -> {
            JdbcTemplate fetching = new JdbcTemplate(Objects.requireNonNull(this.jdbc.getDataSource()));
            fetching.setFetchSize(BATCH);
            fetching.query("SELECT " + StateRows.COLUMNS + " FROM minio_listener_state s"
                    + " JOIN minio_listener_checkpoint c ON c.listener_id = s.listener_id WHERE s.listener_id = ? AND "
                    + newOnes, row -> {
                        action.accept(StateRows.read(row));
                    }, this.listener);
        });
    }

    @Override
    public void acknowledge(List<StateId> states) {
        Map<String, StateId> lasts = new LinkedHashMap<>();
        states.stream()
            .filter(state -> state.kind() != StateKind.OTHER || state.key().isEmpty())
            .forEach(state -> lasts.put(state.slot(), state));
        write(watermark -> {
            List<StateId> replaced = new ArrayList<>(lasts.values());
            List<StateId> kept = new ArrayList<>(lasts.values());
            if (this.mode == Mode.INVENTORY) {
                kept.removeIf(state -> state.kind() == StateKind.REMOVED);
            }
            else if (watermark != null) {
                replaced.removeIf(state -> !state.modified().isAfter(watermark));
                kept = replaced;
            }
            delete(replaced);
            insert(kept);
        });
    }

    // The row of the listener is locked meanwhile: nobody else inserts between the two.
    private void delete(Collection<StateId> states) {
        batch("DELETE FROM minio_listener_state WHERE listener_id = ? AND slot_hash = ?", states,
                (statement, state) -> {
                    statement.setString(1, this.listener);
                    statement.setBytes(2, Hash.ofSlot(state));
                });
    }

    private void insert(Collection<StateId> states) {
        batch("INSERT INTO minio_listener_state (listener_id, slot_hash, bucket, object_key, version_id, kind, modified,"
                + " etag, handled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)", states, (statement, state) -> {
                    statement.setString(1, this.listener);
                    statement.setBytes(2, Hash.ofSlot(state));
                    statement.setString(3, state.bucket());
                    statement.setBytes(4, StateRows.bytes(state.key()));
                    StateRows.setNullable(statement, 5, state.versionId());
                    statement.setString(6, state.kind().name());
                    statement.setObject(7, StateRows.time(state.modified()));
                    StateRows.setNullable(statement, 8, state.etag());
                });
    }

    private void batch(String sql, Collection<StateId> states, ParameterizedPreparedStatementSetter<StateId> setter) {
        if (!states.isEmpty()) {
            this.jdbc.batchUpdate(sql, states, BATCH, setter);
        }
    }

    @Override
    public void advance(Instant watermark) {
        // States are of whole milliseconds: what lies between two covers no more.
        Object until = StateRows.time(watermark.truncatedTo(ChronoUnit.MILLIS));
        write(before -> {
            this.jdbc.update("UPDATE minio_listener_checkpoint SET watermark = ? WHERE listener_id = ?", until,
                    this.listener);
            if (this.mode == Mode.WATERMARK) {
                this.jdbc.update("DELETE FROM minio_listener_state WHERE listener_id = ? AND modified <= ?",
                        this.listener, until);
            }
        });
    }

    @Override
    public InventoryCursor inventory(String bucket) {
        requireInventory();
        current();
        return new JdbcInventoryCursor(this.jdbc, this.listener, bucket);
    }

    @Override
    public long inventorySize(String bucket) {
        requireInventory();
        current();
        Long size = this.jdbc.queryForObject(
                "SELECT COUNT(*) FROM minio_listener_state"
                        + " WHERE listener_id = ? AND bucket = ? AND kind <> 'REMOVED'",
                Long.class, this.listener, bucket);
        return (size != null) ? size : 0;
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }

    /**
     * Writes while nobody else does, and only as the one in charge.
     * @param work given the watermark
     */
    private void write(Consumer<@Nullable Instant> work) {
        this.transaction.executeWithoutResult(status -> {
            int mine = this.jdbc.update("UPDATE minio_listener_checkpoint SET updated = CURRENT_TIMESTAMP"
                    + " WHERE listener_id = ? AND fence <= ?", this.listener, this.fence);
            Current current = current();
            if (mine == 0) {
                throw FencedException.of(this.listener, this.fence, current.fence);
            }
            work.accept(current.watermark);
        });
    }

    private Current current() {
        Current current = this.jdbc.query(
                "SELECT fence, watermark FROM minio_listener_checkpoint WHERE listener_id = ?",
                row -> row.next() ? new Current(row.getLong("fence"), StateRows.timeOrNull(row, "watermark")) : null,
                this.listener);
        if (current == null) {
            throw new IllegalStateException("The row of listener '" + this.listener
                    + "' in minio_listener_checkpoint is gone: start the listener again");
        }
        if (current.fence > this.fence) {
            throw FencedException.of(this.listener, this.fence, current.fence);
        }
        return current;
    }

    private void requireInventory() {
        if (this.mode != Mode.INVENTORY) {
            throw new IllegalStateException("Listener '" + this.listener + "' has no inventory");
        }
    }

    private record Current(long fence, @Nullable Instant watermark) {

    }

}
