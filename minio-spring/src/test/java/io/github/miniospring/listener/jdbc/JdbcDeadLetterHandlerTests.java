package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.H2)
class JdbcDeadLetterHandlerTests extends JdbcDeadLetterHandlerContract {

}
