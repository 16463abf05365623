package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.POSTGRESQL)
class JdbcDeadLetterHandlerOnPostgresqlTests extends JdbcDeadLetterHandlerContract {

}
