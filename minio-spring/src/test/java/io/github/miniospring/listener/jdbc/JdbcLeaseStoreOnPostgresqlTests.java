package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.POSTGRESQL)
class JdbcLeaseStoreOnPostgresqlTests extends JdbcLeaseStoreContract {

}
