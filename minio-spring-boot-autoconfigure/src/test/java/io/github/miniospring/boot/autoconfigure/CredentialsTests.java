package io.github.miniospring.boot.autoconfigure;

import java.util.Map;

import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CredentialsTests {

    private static final String SAID = "No credentials: requests to http://localhost:9000 are anonymous."
            + " Set minio.access-key and minio.secret-key to sign them";

    private static final Map<String, Object> VARIABLES = Map.of("MINIO_ROOT_USER", "root", "MINIO_ROOT_PASSWORD",
            "root-secret");

    @Test
    void withoutAnyRequestsAreAnonymousAndTheLogSaysSoOnce(CapturedOutput output) {
        runner(Map.of()).run(context -> assertThat(credentials(context)).isNull());

        assertThat(StringUtils.countOccurrencesOf(output.getAll(), SAID)).isOne();
    }

    @Test
    void keysAreUsedBeforeTheEnvironment(CapturedOutput output) {
        runner(VARIABLES).withPropertyValues("minio.access-key=access", "minio.secret-key=secret")
            .run(context -> assertThat(credentials(context)).isEqualTo(Credentials.of("access", "secret")));

        assertThat(output).doesNotContain("anonymous");
    }

    @Test
    void environmentIsUsedWithoutKeys(CapturedOutput output) {
        runner(VARIABLES)
            .run(context -> assertThat(credentials(context)).isEqualTo(Credentials.of("root", "root-secret")));

        assertThat(output).doesNotContain("anonymous");
    }

    @Test
    void emptyKeysAreNone() {
        runner(VARIABLES).withPropertyValues("minio.access-key=", "minio.secret-key=")
            .run(context -> assertThat(credentials(context)).isEqualTo(Credentials.of("root", "root-secret")));
    }

    @Test
    void providersAreAskedInOrder() {
        runner(VARIABLES)
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret",
                    "minio.credentials.providers=environment, static")
            .run(context -> assertThat(credentials(context)).isEqualTo(Credentials.of("root", "root-secret")));
    }

    @Test
    void providerWithoutCredentialsLeavesItToTheNext() {
        runner(Map.of())
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret",
                    "minio.credentials.providers[0]=environment", "minio.credentials.providers[1]=static")
            .run(context -> assertThat(credentials(context)).isEqualTo(Credentials.of("access", "secret")));
    }

    @Test
    void anonymousEndsTheList() {
        runner(VARIABLES).withPropertyValues("minio.credentials.providers=static,anonymous,environment")
            .run(context -> assertThat(credentials(context)).isNull());
    }

    @Test
    void whoeverAsksToBeAnonymousIsNotTold(CapturedOutput output) {
        runner(Map.of()).withPropertyValues("minio.credentials.providers=anonymous")
            .run(context -> assertThat(credentials(context)).isNull());

        assertThat(output).doesNotContain("No credentials");
    }

    @Test
    void listThatYieldsNothingIsTold(CapturedOutput output) {
        runner(Map.of()).withPropertyValues("minio.credentials.providers=static,environment")
            .run(context -> assertThat(credentials(context)).isNull());

        assertThat(StringUtils.countOccurrencesOf(output.getAll(), SAID)).isOne();
    }

    private static Credentials credentials(AssertableApplicationContext context) {
        return context.getBean(CredentialsProvider.class).credentials().block();
    }

    private static ApplicationContextRunner runner(Map<String, Object> variables) {
        return new ApplicationContextRunner(() -> {
            AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
            context.setEnvironment(new StandardEnvironment() {

                @Override
                public Map<String, Object> getSystemEnvironment() {
                    return variables;
                }

            });
            return context;
        }).withConfiguration(AutoConfigurations.of(MinioAutoConfiguration.class));
    }

}
