package io.github.miniospring.listener.jdbc;

import java.nio.charset.StandardCharsets;

import javax.sql.DataSource;

import io.github.miniospring.Redaction;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.store.EventJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what could not be handled in the table {@code minio_listener_dead_letter} of a
 * database, in a transaction of its own. The table must be there: its definitions are
 * {@code schema-postgresql.sql} and {@code schema-h2.sql} beside this class.
 */
public final class JdbcDeadLetterHandler implements MinioDeadLetterHandler {

    private static final int MAX_CLASS = 512;

    private static final int MAX_MESSAGE = 1_000;

    private static final int MAX_COLUMN = 1_024;

    private final JdbcTemplate jdbc;

    private final TransactionTemplate transaction;

    public JdbcDeadLetterHandler(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = JdbcCheckpointStore.ownTransaction(dataSource);
    }

    @Override
    public void handle(DeadLetter letter) {
        this.transaction.executeWithoutResult(status -> insert(letter));
    }

    private void insert(DeadLetter letter) {
        MinioEvent event = letter.event();
        StateId state = (event != null) ? event.stateId() : null;
        this.jdbc
            .update("INSERT INTO minio_listener_dead_letter (listener_id, bucket, object_key, version_id, event, line,"
                    + " exception_class, message, attempts, first_failure, last_failure)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", statement -> {
                        statement.setString(1, letter.listenerId());
                        StateRows.setNullable(statement, 2, (state != null) ? state.bucket() : null);
                        statement.setBytes(3, (state != null) ? StateRows.bytes(state.key()) : null);
                        StateRows.setNullable(statement, 4, (state != null) ? state.versionId() : null);
                        StateRows.setNullable(statement, 5, (event != null) ? EventJson.write(event) : null);
                        StateRows.setNullable(statement, 6, storable(letter.line()));
                        statement.setString(7, shortened(letter.exceptionClass(), MAX_CLASS));
                        statement.setString(8, shortened(Redaction.line(letter.message(), MAX_MESSAGE), MAX_COLUMN));
                        statement.setInt(9, letter.attempts());
                        statement.setObject(10, StateRows.time(letter.firstFailure()));
                        statement.setObject(11, StateRows.time(letter.lastFailure()));
                    });
    }

    private static String shortened(String text, int limit) {
        String storable = storable(text);
        return (storable == null) ? "" : storable.substring(0, Math.min(limit, storable.length()));
    }

    /** Without what PostgreSQL refuses in a text: it would be given again for ever. */
    private static @Nullable String storable(@Nullable String text) {
        return (text == null) ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

}
