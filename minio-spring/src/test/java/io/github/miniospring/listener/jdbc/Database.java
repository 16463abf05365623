package io.github.miniospring.listener.jdbc;

/** A kind of database under test. */
enum Database {

    /** In the JVM of the tests. */
    H2,

    /** A real one, which {@code MINIO_TEST_POSTGRESQL} names. */
    POSTGRESQL

}
