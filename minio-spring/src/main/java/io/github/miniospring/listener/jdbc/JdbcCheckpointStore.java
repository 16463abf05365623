package io.github.miniospring.listener.jdbc;

import javax.sql.DataSource;

import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.FencedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * Remembers what listeners have handled in the tables {@code minio_listener_checkpoint}
 * and {@code minio_listener_state} of a database. They must be there: their definitions
 * are {@code schema-postgresql.sql} and {@code schema-h2.sql} beside this class. Ids of
 * listeners have 255 characters at most.
 *
 * <p>
 * Each call is a transaction of its own.
 */
public final class JdbcCheckpointStore implements CheckpointStore {

    private static final int ATTEMPTS = 3;

    private final JdbcTemplate jdbc;

    private final TransactionTemplate transaction;

    public JdbcCheckpointStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = ownTransaction(dataSource);
    }

    /**
     * Transactions that neither take part in others nor fail where two write: the second
     * waits, and then sees what the first has written.
     */
    static TransactionTemplate ownTransaction(DataSource dataSource) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return transaction;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public Checkpoint open(String listener, Mode mode, long fence) {
        Assert.isTrue(fence >= 0, () -> "fence must not be negative but is " + fence);
        for (int attempt = 1;; attempt++) {
            try {
                this.transaction.executeWithoutResult(status -> raise(listener, fence));
                return new JdbcCheckpoint(listener, mode, fence, this.jdbc, this.transaction);
            }
            catch (DuplicateKeyException ex) {
                // Another has opened it for the first time at the same moment.
                if (attempt == ATTEMPTS) {
                    throw ex;
                }
            }
        }
    }

    private void raise(String listener, long fence) {
        int raised = this.jdbc.update("UPDATE minio_listener_checkpoint SET fence = ?, updated = CURRENT_TIMESTAMP"
                + " WHERE listener_id = ? AND fence <= ?", fence, listener, fence);
        if (raised > 0) {
            return;
        }
        for (long largest : this.jdbc.queryForList("SELECT fence FROM minio_listener_checkpoint WHERE listener_id = ?",
                Long.class, listener)) {
            if (largest > fence) {
                throw FencedException.of(listener, fence, largest);
            }
        }
        // If it was made between the two, with a smaller number, this is told, too.
        this.jdbc.update("INSERT INTO minio_listener_checkpoint (listener_id, fence, updated)"
                + " VALUES (?, ?, CURRENT_TIMESTAMP)", listener, fence);
    }

}
