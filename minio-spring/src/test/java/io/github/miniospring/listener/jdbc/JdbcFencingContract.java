package io.github.miniospring.listener.jdbc;

import java.time.Duration;

import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.FencingContract;
import io.github.miniospring.listener.store.LeaseStore;
import org.junit.jupiter.api.BeforeEach;

/** What {@link JdbcLeaseStore} and {@link JdbcCheckpointStore} do together. */
abstract class JdbcFencingContract extends FencingContract {

    private TestDatabase database;

    @BeforeEach
    void setUp(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected LeaseStore leases() {
        return new JdbcLeaseStore(this.database.dataSource());
    }

    @Override
    protected CheckpointStore checkpoints() {
        return new JdbcCheckpointStore(this.database.dataSource());
    }

    @Override
    protected void pass(Duration time) {
        this.database.pass("lease", "expires", time);
    }

}
