package io.github.miniospring.boot.autoconfigure.listener;

import javax.sql.DataSource;

import io.github.miniospring.boot.autoconfigure.MinioProperties;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.jdbc.JdbcCheckpointStore;
import io.github.miniospring.listener.jdbc.JdbcDeadLetterHandler;
import io.github.miniospring.listener.jdbc.JdbcInbox;
import io.github.miniospring.listener.jdbc.JdbcLeaseStore;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.Inbox;
import io.github.miniospring.listener.store.LeaseStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Remembers in the application's database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ JdbcTemplate.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnProperty(name = "minio.listener.store", havingValue = "jdbc")
@ConditionalOnSingleCandidate(DataSource.class)
class JdbcListenerStoreConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(CheckpointStore.class)
    JdbcCheckpointStore minioListenerCheckpointStore(DataSource dataSource) {
        return new JdbcCheckpointStore(dataSource);
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(LeaseStore.class)
    JdbcLeaseStore minioListenerLeaseStore(DataSource dataSource) {
        return new JdbcLeaseStore(dataSource);
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(MinioDeadLetterHandler.class)
    JdbcDeadLetterHandler minioListenerDeadLetters(DataSource dataSource) {
        return new JdbcDeadLetterHandler(dataSource);
    }

    // Effects of handlers are in one transaction with what is remembered of them.
    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(Inbox.class)
    JdbcInbox minioListenerInbox(DataSource dataSource, ObjectProvider<PlatformTransactionManager> transactions) {
        PlatformTransactionManager unique = transactions.getIfUnique();
        return (unique != null) ? new JdbcInbox(dataSource, unique) : new JdbcInbox(dataSource);
    }

    @Bean
    @Conditional(OnListenerSchemaCondition.class)
    @ConditionalOnMissingBean
    ListenerDatabaseInitializer minioListenerDatabaseInitializer(DataSource dataSource, MinioProperties properties) {
        return new ListenerDatabaseInitializer(dataSource, properties.getListener().getJdbc());
    }

    /** Whether the tables are to be made. */
    static final class OnListenerSchemaCondition extends OnDatabaseInitializationCondition {

        OnListenerSchemaCondition() {
            super("MinIO listener", "minio.listener.jdbc.initialize-schema");
        }

    }

}
