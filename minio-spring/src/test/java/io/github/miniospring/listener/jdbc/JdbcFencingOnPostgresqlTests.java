package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.POSTGRESQL)
class JdbcFencingOnPostgresqlTests extends JdbcFencingContract {

}
