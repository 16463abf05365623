CREATE TABLE IF NOT EXISTS minio_listener_checkpoint (
    listener_id VARCHAR(255) NOT NULL PRIMARY KEY,
    fence BIGINT NOT NULL,
    watermark TIMESTAMP WITH TIME ZONE,
    updated TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Keys are bytes: they are compared and sorted as such, whatever the collation of the database.
CREATE TABLE IF NOT EXISTS minio_listener_state (
    listener_id VARCHAR(255) NOT NULL,
    slot_hash BYTEA NOT NULL,
    bucket VARCHAR(255) NOT NULL,
    object_key BYTEA NOT NULL,
    version_id VARCHAR(1024),
    kind VARCHAR(8) NOT NULL,
    modified TIMESTAMP WITH TIME ZONE NOT NULL,
    etag VARCHAR(255),
    handled TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (listener_id, slot_hash)
);
CREATE INDEX IF NOT EXISTS minio_listener_state_order
    ON minio_listener_state (listener_id, bucket, object_key, slot_hash);
CREATE INDEX IF NOT EXISTS minio_listener_state_modified ON minio_listener_state (listener_id, modified);
CREATE INDEX IF NOT EXISTS minio_listener_state_handled ON minio_listener_state (listener_id, handled);

CREATE TABLE IF NOT EXISTS minio_listener_lease (
    name VARCHAR(255) NOT NULL PRIMARY KEY,
    owner VARCHAR(255),
    fence BIGINT NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS minio_listener_member (
    group_name VARCHAR(255) NOT NULL,
    member VARCHAR(255) NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (group_name, member)
);

CREATE TABLE IF NOT EXISTS minio_listener_inbox (
    listener_id VARCHAR(255) NOT NULL,
    event_hash BYTEA NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    event TEXT NOT NULL,
    status VARCHAR(8) NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (listener_id, event_hash)
);
CREATE INDEX IF NOT EXISTS minio_listener_inbox_order ON minio_listener_inbox (listener_id, status, number);
CREATE INDEX IF NOT EXISTS minio_listener_inbox_changed ON minio_listener_inbox (listener_id, changed);

CREATE TABLE IF NOT EXISTS minio_listener_dead_letter (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    listener_id VARCHAR(255) NOT NULL,
    bucket VARCHAR(255),
    object_key BYTEA,
    version_id VARCHAR(1024),
    event TEXT,
    line TEXT,
    exception_class VARCHAR(512) NOT NULL,
    message VARCHAR(1024) NOT NULL,
    attempts INTEGER NOT NULL,
    first_failure TIMESTAMP WITH TIME ZONE NOT NULL,
    last_failure TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS minio_listener_dead_letter_order ON minio_listener_dead_letter (listener_id, last_failure);
