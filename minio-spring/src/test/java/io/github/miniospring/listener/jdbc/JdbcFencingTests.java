package io.github.miniospring.listener.jdbc;

@OnDatabase(Database.H2)
class JdbcFencingTests extends JdbcFencingContract {

}
