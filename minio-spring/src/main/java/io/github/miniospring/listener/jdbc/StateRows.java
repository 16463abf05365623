package io.github.miniospring.listener.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.jspecify.annotations.Nullable;

/** States as rows. */
final class StateRows {

    /** What {@link #read} reads. */
    static final String COLUMNS = "bucket, object_key, version_id, kind, modified, etag";

    private StateRows() {
    }

    static StateId read(ResultSet row) throws SQLException {
        return new StateId(row.getString("bucket"), new String(row.getBytes("object_key"), StandardCharsets.UTF_8),
                row.getString("version_id"), StateKind.valueOf(row.getString("kind")), time(row, "modified"),
                row.getString("etag"));
    }

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    static void setNullable(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        if (text != null) {
            statement.setString(index, text);
        }
        else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    /** A time as both drivers take it. */
    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return (time != null) ? time.toInstant() : null;
    }

}
