package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.POSTGRESQL)
class JdbcInboxOnPostgresqlTests extends JdbcInboxContract {

}
