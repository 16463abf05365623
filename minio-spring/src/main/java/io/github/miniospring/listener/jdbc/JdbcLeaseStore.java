package io.github.miniospring.listener.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.miniospring.listener.store.FencedException;
import io.github.miniospring.listener.store.Lease;
import io.github.miniospring.listener.store.LeaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides by the tables {@code minio_listener_lease} and {@code minio_listener_member} of
 * a database, and by its clock. They must be there: their definitions are
 * {@code schema-postgresql.sql} and {@code schema-h2.sql} beside this class. Names have
 * 255 characters at most.
 */
public final class JdbcLeaseStore implements LeaseStore {

    private static final String UNTIL = "CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND";

    private final JdbcTemplate jdbc;

    private final TransactionTemplate transaction;

    public JdbcLeaseStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = JdbcCheckpointStore.ownTransaction(dataSource);
    }

    @Override
    public @Nullable Lease tryAcquire(String name, String owner, Duration ttl) {
        try {
            return this.transaction.execute(status -> takeOver(name, owner, ttl));
        }
        catch (DuplicateKeyException ex) {
            // Another has been the first at the same moment.
            return null;
        }
    }

    private @Nullable Lease takeOver(String name, String owner, Duration ttl) {
        int taken = this.jdbc.update(
                "UPDATE minio_listener_lease SET owner = ?, fence = fence + 1, expires = " + UNTIL
                        + " WHERE name = ? AND (owner IS NULL OR owner = ? OR expires <= CURRENT_TIMESTAMP)",
                owner, seconds(ttl), name, owner);
        // Nobody else can change the row before this transaction ends.
        List<Long> fences = this.jdbc.query("SELECT fence FROM minio_listener_lease WHERE name = ?",
                (row, index) -> row.getLong("fence"), name);
        if (taken > 0) {
            return lease(name, owner, fences.get(0));
        }
        if (!fences.isEmpty()) {
            return null;
        }
        this.jdbc.update(
                "INSERT INTO minio_listener_lease (name, owner, fence, expires) VALUES (?, ?, 1, " + UNTIL + ")", name,
                owner, seconds(ttl));
        return lease(name, owner, 1);
    }

    @Override
    public Lease renew(Lease lease, Duration ttl) {
        // Each tenure has a fence of its own: the owner's renewal whose answer was lost
        // does no harm.
        int renewed = update(
                "UPDATE minio_listener_lease SET expires = " + UNTIL + " WHERE name = ? AND owner = ? AND fence = ?",
                seconds(ttl), lease.name(), lease.owner(), lease.fence());
        if (renewed == 0) {
            throw FencedException.lost(lease);
        }
        return lease(lease.name(), lease.owner(), lease.fence());
    }

    @Override
    public void release(Lease lease) {
        update("UPDATE minio_listener_lease SET owner = NULL WHERE name = ? AND owner = ? AND fence = ?", lease.name(),
                lease.owner(), lease.fence());
    }

    @Override
    public List<String> heartbeat(String group, String member, Duration ttl) {
        if (stay(group, member, ttl) == 0) {
            try {
                update("INSERT INTO minio_listener_member (group_name, member, expires) VALUES (?, ?, " + UNTIL + ")",
                        group, member, seconds(ttl));
            }
            catch (DuplicateKeyException ex) {
                // The same one a moment ago: it is there.
            }
            update("DELETE FROM minio_listener_member WHERE group_name = ? AND expires <= CURRENT_TIMESTAMP", group);
        }
        // Not sorted by the database, whose collation is its own.
        return List.copyOf(new TreeSet<>(this.jdbc.queryForList(
                "SELECT member FROM minio_listener_member WHERE group_name = ? AND expires > CURRENT_TIMESTAMP",
                String.class, group)));
    }

    private int stay(String group, String member, Duration ttl) {
        return update("UPDATE minio_listener_member SET expires = " + UNTIL + " WHERE group_name = ? AND member = ?",
                seconds(ttl), group, member);
    }

    @Override
    public void leave(String group, String member) {
        update("DELETE FROM minio_listener_member WHERE group_name = ? AND member = ?", group, member);
    }

    // In a transaction of its own: the time of the database is that of the beginning of
    // a transaction.
    private int update(String sql, Object... values) {
        Integer count = this.transaction.execute(status -> this.jdbc.update(sql, values));
        return (count != null) ? count : 0;
    }

    private static double seconds(Duration ttl) {
        return ttl.toMillis() / 1000.0;
    }

    private static Lease lease(String name, String owner, long fence) {
        return new Lease(name, owner, fence, UUID.randomUUID().toString());
    }

}
