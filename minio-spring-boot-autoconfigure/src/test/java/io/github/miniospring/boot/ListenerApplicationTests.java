package io.github.miniospring.boot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.sql.DataSource;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.health.MinioListenersHealthContributorAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerAutoConfiguration;
import io.github.miniospring.boot.health.MinioListenersHealthContributor;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioContractExtension;
import io.github.miniospring.test.MinioInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Applications that listen to a server. */
@Tag("contract")
@ExtendWith(MinioContractExtension.class)
class ListenerApplicationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String bucket = "listen-" + UUID.randomUUID();

    private MinioTemplate minio;

    private ApplicationContextRunner runner;

    @BeforeEach
    void configure(MinioInstance server) {
        String[] connection = { "minio.endpoint=" + server.endpoint(), "minio.access-key=" + server.accessKey(),
                "minio.secret-key=" + server.secretKey() };
        this.runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class,
                    MinioListenerAutoConfiguration.class, MinioListenersHealthContributorAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues(connection)
            .withPropertyValues("inbox.bucket=" + this.bucket, "minio.health.listeners=true", "minio.listener.ping=1s");
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MinioAutoConfiguration.class))
            .withPropertyValues(connection)
            .run(context -> context.getBean(MinioTemplate.class).makeBucket(this.bucket));
    }

    @AfterEach
    void removeBucket() {
        this.runner.withPropertyValues("minio.listener.enabled=false")
            .run(context -> context.getBean(MinioTemplate.class).removeBucket(this.bucket, options -> options.force()));
    }

    @Test
    void annotatedMethodIsGivenWhatIsStored() {
        this.runner.withUserConfiguration(Inbox.class).run(context -> {
            Inbox inbox = start(context);

            this.minio.putObject(this.bucket, "in/a.csv", "one");
            this.minio.putObject(this.bucket, "other.csv", "no");

            await().atMost(TIMEOUT).until(() -> inbox.handled.contains("in/a.csv=one"));
            assertThat(inbox.handled).hasSize(1);
            await().atMost(TIMEOUT)
                .until(() -> context.getBean(MeterRegistry.class).get("minio.listener.handled").counter().count() == 1);
            assertThat(inbox.told).hasAtLeastOneElementOfType(MinioListenerEvent.Started.class);
        });
    }

    @Test
    void listenerThatIsToldIsUp() {
        this.runner.withUserConfiguration(Inbox.class).run(context -> {
            start(context);

            HealthIndicator indicator = (HealthIndicator) context.getBean(MinioListenersHealthContributor.class)
                .getContributor("inbox");

            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            assertThat(indicator.health().getDetails()).containsEntry("durable", false);
        });
    }

    @Test
    void missingBucketIsDownAndHealsWhenItIsMade() {
        this.runner.withUserConfiguration(Inbox.class)
            .withPropertyValues("inbox.bucket=late-" + this.bucket,
                    "minio.listener.reconnect.misconfigured-backoff=100ms")
            .run(context -> {
                HealthIndicator indicator = (HealthIndicator) context.getBean(MinioListenersHealthContributor.class)
                    .getContributor("inbox");
                await().atMost(TIMEOUT).until(() -> indicator.health().getStatus().equals(Status.DOWN));
                assertThat(indicator.health().getDetails().get("problem")).asString().contains("NoSuchBucket");

                context.getBean(MinioTemplate.class).makeBucket("late-" + this.bucket);

                await().atMost(TIMEOUT).until(() -> indicator.health().getStatus().equals(Status.UP));
                context.getBean(MinioTemplate.class).removeBucket("late-" + this.bucket, options -> options.force());
            });
    }

    @Test
    void contextThatIsPausedAndRestartedListensAgainAndFindsWhatHappenedMeanwhile() {
        this.runner.withUserConfiguration(Inbox.class).run(context -> {
            Inbox inbox = start(context);
            ConfigurableApplicationContext application = context.getSourceApplicationContext();

            application.pause();
            assertThat(container(context).isRunning()).isFalse();
            this.minio.putObject(this.bucket, "in/meanwhile.csv", "two");
            application.restart();

            await().atMost(TIMEOUT).until(() -> inbox.handled.contains("in/meanwhile.csv=two"));
            assertThat(inbox.handled).hasSize(1);
        });
    }

    @Test
    void inboxHandlesInOneTransaction() {
        this.runner.withUserConfiguration(Inbox.class)
            .withBean(DataSource.class,
                    () -> new DriverManagerDataSource("jdbc:h2:mem:" + this.bucket + "i;DB_CLOSE_DELAY=-1"))
            .withPropertyValues("minio.listener.store=jdbc", "minio.listener.jdbc.initialize-schema=always",
                    "minio.listener.level=inbox")
            .run(context -> {
                Inbox inbox = start(context);

                this.minio.putObject(this.bucket, "in/a.csv", "one");

                await().atMost(TIMEOUT).until(() -> inbox.handled.contains("in/a.csv=one"));
                JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                await().atMost(TIMEOUT)
                    .until(() -> jdbc.queryForList("SELECT status FROM minio_listener_inbox", String.class)
                        .equals(List.of("DONE")));
            });
    }

    @Test
    void applicationWithADatabaseGoesOnWhereItStopped() {
        ApplicationContextRunner durable = this.runner.withUserConfiguration(Inbox.class)
            .withBean(DataSource.class,
                    () -> new DriverManagerDataSource("jdbc:h2:mem:" + this.bucket + ";DB_CLOSE_DELAY=-1"))
            .withPropertyValues("minio.listener.store=jdbc", "minio.listener.jdbc.initialize-schema=always");
        goesOnWhereItStopped(durable);
    }

    @Test
    void applicationWithAControlBucketGoesOnWhereItStopped() {
        goesOnWhereItStopped(this.runner.withUserConfiguration(Inbox.class)
            .withPropertyValues("minio.listener.store=bucket", "minio.listener.control-bucket=" + this.bucket));
    }

    private void goesOnWhereItStopped(ApplicationContextRunner durable) {
        durable.run(context -> {
            Inbox inbox = start(context);
            this.minio.putObject(this.bucket, "in/a.csv", "one");
            await().atMost(TIMEOUT).until(() -> inbox.handled.contains("in/a.csv=one"));
        });
        this.runner.withPropertyValues("minio.listener.enabled=false")
            .run(context -> context.getBean(MinioTemplate.class).putObject(this.bucket, "in/b.csv", "two"));

        durable.run(context -> {
            Inbox inbox = start(context);

            await().atMost(TIMEOUT).until(() -> inbox.handled.contains("in/b.csv=two"));
            assertThat(inbox.handled).hasSize(1);
            assertThat(container(context).status().durable()).isTrue();
        });
    }

    private Inbox start(ApplicationContext context) {
        this.minio = context.getBean(MinioTemplate.class);
        await().atMost(TIMEOUT).until(() -> container(context).status().state() == ListenerState.LIVE);
        return context.getBean(Inbox.class);
    }

    private static MinioListenerContainer container(ApplicationContext context) {
        return context.getBean(MinioListenerEndpointRegistry.class).find("inbox").orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    static class Inbox {

        final Queue<String> handled = new ConcurrentLinkedQueue<>();

        final Queue<MinioListenerEvent> told = new ConcurrentLinkedQueue<>();

        @MinioListener(id = "inbox", bucket = "${inbox.bucket}", prefix = "in/")
        void onUpload(MinioEvent event, byte[] content) {
            this.handled.add(event.key() + "=" + new String(content, StandardCharsets.UTF_8));
        }

        @EventListener
        void onListenerEvent(MinioListenerEvent event) {
            this.told.add(event);
        }

    }

}
