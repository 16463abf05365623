package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.POSTGRESQL)
class JdbcCheckpointStoreOnPostgresqlTests extends JdbcCheckpointStoreContract {

}
