package io.github.miniospring.listener.jdbc;

import java.time.Duration;

import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.LeaseStoreContract;
import org.junit.jupiter.api.BeforeEach;

/** What {@link JdbcLeaseStore} does on every database. */
abstract class JdbcLeaseStoreContract extends LeaseStoreContract {

    private TestDatabase database;

    @BeforeEach
    void setUp(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected LeaseStore store() {
        return new JdbcLeaseStore(this.database.dataSource());
    }

    @Override
    protected void pass(Duration time) {
        this.database.pass("lease", "expires", time);
        this.database.pass("member", "expires", time);
    }

}
