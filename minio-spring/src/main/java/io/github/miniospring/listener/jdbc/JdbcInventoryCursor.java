package io.github.miniospring.listener.jdbc;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.store.InventoryCursor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads an inventory page by page, each by a query of its own: no transaction stays open
 * while a bucket is listed.
 */
final class JdbcInventoryCursor implements InventoryCursor {

    private static final int PAGE = 1_000;

    // The first condition is what an index can begin at.
    private static final String QUERY = "SELECT slot_hash, " + StateRows.COLUMNS + " FROM minio_listener_state"
            + " WHERE listener_id = ? AND bucket = ? AND kind <> 'REMOVED' AND object_key >= ?"
            + " AND (object_key > ? OR slot_hash > ?) ORDER BY object_key, slot_hash FETCH FIRST " + PAGE
            + " ROWS ONLY";

    private final JdbcTemplate jdbc;

    private final String listener;

    private final String bucket;

    private final Queue<StateId> page = new ArrayDeque<>(PAGE);

    private byte[] lastKey = {};

    private byte[] lastHash = {};

    private boolean last;

    JdbcInventoryCursor(JdbcTemplate jdbc, String listener, String bucket) {
        this.jdbc = jdbc;
        this.listener = listener;
        this.bucket = bucket;
    }

    @Override
    public boolean hasNext() {
        if (this.page.isEmpty() && !this.last) {
            this.jdbc.query(QUERY, row -> {
                this.lastKey = row.getBytes("object_key");
                this.lastHash = row.getBytes("slot_hash");
                this.page.add(StateRows.read(row));
            }, this.listener, this.bucket, this.lastKey, this.lastKey, this.lastHash);
            this.last = this.page.size() < PAGE;
        }
        return !this.page.isEmpty();
    }

    @Override
    public StateId next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return this.page.remove();
    }

    @Override
    public void close() {
        this.page.clear();
        this.last = true;
    }

}
