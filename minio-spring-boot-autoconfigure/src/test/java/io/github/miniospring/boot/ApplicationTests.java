package io.github.miniospring.boot;

import java.time.Duration;
import java.util.UUID;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.health.MinioHealthContributorAutoConfiguration;
import io.github.miniospring.boot.health.MinioHealthIndicator;
import io.github.miniospring.bucket.ListBuckets;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Applications that use a server. */
@Tag("contract")
@ExtendWith(MinioContractExtension.class)
class ApplicationTests {

    private final String bucket = "boot-" + UUID.randomUUID();

    private ApplicationContextRunner runner;

    private MinioInstance server;

    @BeforeEach
    void configure(MinioInstance server) {
        this.server = server;
        this.runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class,
                    MinioHealthContributorAutoConfiguration.class))
            .withPropertyValues("minio.endpoint=" + server.endpoint(), "minio.access-key=" + server.accessKey(),
                    "minio.secret-key=" + server.secretKey());
    }

    @Test
    void threePropertiesStoreAndReadAnObject() {
        this.runner.run(context -> {
            MinioTemplate template = context.getBean(MinioTemplate.class);
            template.makeBucket(this.bucket);
            template.putObject(this.bucket, "greeting.txt", "hello");

            assertThat(template.getObjectAsString(this.bucket, "greeting.txt")).isEqualTo("hello");

            template.removeBucket(this.bucket, options -> options.force());
        });
    }

    @Test
    void bundleWithTheCertificateReachesTheServerOverTls() {
        this.runner
            .withPropertyValues("minio.endpoint=" + this.server.tlsEndpoint(), "minio.ssl.bundle=storage",
                    "spring.ssl.bundle.pem.storage.truststore.certificate=file:" + this.server.tlsCertificate())
            .run(context -> assertThat(context.getBean(MinioTemplate.class).bucketExists(this.bucket)).isFalse());
    }

    @Test
    void serverIsUp() {
        this.runner.run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void serverIsUpForAnonymousApplications() {
        this.runner.withPropertyValues("minio.access-key=", "minio.secret-key=")
            .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void bucketThatExistsIsUp() {
        this.runner.withPropertyValues("minio.health.bucket=" + this.bucket).run(context -> {
            context.getBean(MinioTemplate.class).makeBucket(this.bucket);

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);

            context.getBean(MinioTemplate.class).removeBucket(this.bucket);
        });
    }

    @Test
    void bucketThatDoesNotExistIsDown() {
        this.runner.withPropertyValues("minio.health.bucket=" + this.bucket)
            .run(context -> assertThat(health(context).getDetails().get("error")).asString()
                .contains("NoSuchBucket (404)"));
    }

    @Test
    void bucketIsDownWithAWrongSecret() {
        this.runner.withPropertyValues("minio.secret-key=planted-secret", "minio.health.bucket=" + this.bucket)
            .run(context -> {
                Health health = health(context);

                assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.getDetails().get("error")).asString()
                    .contains("SignatureDoesNotMatch (403)")
                    .doesNotContain("planted", this.server.accessKey());
            });
    }

    @Test
    void serverThatIsOffIsDownInTime() {
        this.runner.withPropertyValues("minio.endpoint=http://localhost:1")
            .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void wrongSecretIsToldByTheServer() {
        this.runner.withPropertyValues("minio.secret-key=planted-secret")
            .run(context -> assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> context.getBean(MinioTemplate.class).execute(ListBuckets.of()))
                .withMessageContaining("SignatureDoesNotMatch")
                .withMessageNotContaining("planted"));
    }

    private static Health health(AssertableApplicationContext context) {
        return context.getBean(MinioHealthIndicator.class).health().block(Duration.ofSeconds(10));
    }

}
