package io.github.miniospring.listener.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database with the tables of the listener, gone when it is closed. */
final class TestDatabase implements AutoCloseable {

    private static final List<String> TABLES = List.of("checkpoint", "state", "lease", "member", "inbox",
            "dead_letter");

    private final DataSource dataSource;

    private final Runnable end;

    private TestDatabase(DataSource dataSource, String platform, Runnable end) {
        this.dataSource = dataSource;
        this.end = end;
        // Twice, as every start of an application runs it.
        createTables(platform);
        createTables(platform);
    }

    static TestDatabase h2() {
        JdbcConnectionPool pool = JdbcConnectionPool
            .create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000", "sa", "");
        return new TestDatabase(pool, "h2", () -> {
            new JdbcTemplate(pool).execute("SHUTDOWN");
            pool.dispose();
        });
    }

    /** A schema of its own: a database that others use is left as it was. */
    static TestDatabase postgresql(String url) {
        String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(url);
        connections.setCurrentSchema(schema);
        JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
        new JdbcTemplate(pool).execute("CREATE SCHEMA " + schema);
        return new TestDatabase(pool, "postgresql", () -> {
            new JdbcTemplate(pool).execute("DROP SCHEMA " + schema + " CASCADE");
            pool.dispose();
        });
    }

    private void createTables(String platform) {
        new ResourceDatabasePopulator(
                new ClassPathResource("io/github/miniospring/listener/jdbc/schema-" + platform + ".sql"))
            .execute(this.dataSource);
    }

    DataSource dataSource() {
        return this.dataSource;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(this.dataSource);
    }

    void clear() {
        TABLES.forEach(table -> jdbc().update("DELETE FROM minio_listener_" + table));
    }

    /** Lets time pass for a column: what is in it was that much earlier. */
    void pass(String table, String column, Duration time) {
        jdbc().update("UPDATE minio_listener_" + table + " SET " + column + " = " + column
                + " - CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND", time.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        this.end.run();
    }

}
