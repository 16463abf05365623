package io.github.miniospring.boot.autoconfigure.listener;

import java.time.Duration;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.listener.annotation.MinioListenerConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(OutputCaptureExtension.class)
class InvalidMinioListenerFailureAnalyzerTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MinioAutoConfiguration.class, MinioListenerAutoConfiguration.class))
        .withPropertyValues("minio.listener.auto-startup=false");

    @ParameterizedTest
    @MethodSource("listeners")
    void saysWhatIsWrongAndWhereAndWhatToWrite(Class<?> listener, String description, String action) {
        this.runner.withBean("listener", listener).run(context -> {
            Throwable failure = context.getStartupFailure();
            FailureAnalysis analysis = new InvalidMinioListenerFailureAnalyzer().analyze(failure);

            assertThat(analysis).as("analysis of " + failure).isNotNull();
            assertThat(analysis.getDescription()).contains(description)
                .contains("InvalidMinioListenerFailureAnalyzerTests." + listener.getSimpleName() + ".on");
            assertThat(analysis.getAction()).isEqualTo(action);
        });
    }

    static Arguments[] listeners() {
        return new Arguments[] {
                arguments(UnknownBucket.class, "buckets '${app.inbox}' of @MinioListener on"
                        + " InvalidMinioListenerFailureAnalyzerTests.UnknownBucket.on(MinioEvent) of bean 'listener':"
                        + " Could not resolve placeholder in '${app.inbox}'",
                        "Set the property, or write a default for it as in ${name:default}."),
                arguments(UnknownEvent.class, "events 's3:ObjectCreated:Made'",
                        "Write one of s3:ObjectCreated:*, s3:ObjectCreated:Put, s3:ObjectCreated:Post,"
                                + " s3:ObjectCreated:Copy, s3:ObjectCreated:CompleteMultipartUpload,"
                                + " s3:ObjectCreated:PutTagging, s3:ObjectCreated:DeleteTagging,"
                                + " s3:ObjectCreated:PutRetention, s3:ObjectCreated:PutLegalHold, or a constant of"
                                + " MinioEvents."),
                arguments(UnknownParameter.class, "a parameter Duration at position 2 that cannot be given",
                        "Possible are the MinioEvent, a Message<MinioEvent>, the MinioObject, its content as InputStream,"
                                + " byte[] or String, its content as a value of yours with @Payload, headers with"
                                + " @Header or @Headers, and the MinioListenerContainer."),
                arguments(SameId.class, "are both listeners with the id 'same'",
                        "Give each @MinioListener an id of its own."),
                arguments(NoFilter.class, "filter 'large' of @MinioListener",
                        "Make a bean named 'large' that is a MinioEventFilter, or write an expression that makes one."),
                arguments(NoErrorHandler.class, "errorHandler 'listener' of @MinioListener",
                        "Make a bean named 'listener' that is a MinioListenerErrorHandler, or write an expression that"
                                + " makes one."),
                arguments(NoClient.class, "there is no client 'archive'",
                        "Name it in a MinioListenerConfigurer, or have beans archiveMinioListenerContainerFactory and"
                                + " archiveMinioTemplate."),
                arguments(NoDatabase.class,
                        "Listener 'listener.on' has the level INBOX, but there is no database to keep its events in",
                        "Change it, or the settings for what it leaves open."),
                arguments(NoLeases.class,
                        "Listener 'listener.on' has the mode exclusive, but there is nothing by which",
                        "Change it, or the settings for what it leaves open."),
                arguments(Lossy.class, "no listing can find such events again",
                        "Change it, or the settings for what it leaves open.") };
    }

    @Test
    void saysWhichEndpointIsWrong() {
        MinioListenerConfigurer configurer = registrar -> registrar
            .endpoint(MinioListenerEndpoint.of("mails", events -> null).prefix("../"));

        this.runner.withBean(MinioListenerConfigurer.class, () -> configurer).run(context -> {
            FailureAnalysis analysis = new InvalidMinioListenerFailureAnalyzer().analyze(context.getStartupFailure());

            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription())
                .startsWith("Listener 'mails' of a MinioListenerConfigurer cannot be run: The prefix '../'");
        });
    }

    @Test
    void anApplicationThatDoesNotStartPrintsIt(CapturedOutput output) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatThrownBy(application::run).hasMessageContaining("concurrency '0'");

        assertThat(output).contains("APPLICATION FAILED TO START")
            .contains("concurrency '0' of @MinioListener on"
                    + " InvalidMinioListenerFailureAnalyzerTests.Application.on(MinioEvent)")
            .contains("Change concurrency, or leave it out.");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ MinioAutoConfiguration.class, MinioListenerAutoConfiguration.class })
    static class Application {

        @MinioListener(bucket = "inbox", concurrency = "0")
        void on(MinioEvent event) {
        }

    }

    static class UnknownBucket {

        @MinioListener(bucket = "${app.inbox}")
        void on(MinioEvent event) {
        }

    }

    static class UnknownEvent {

        @MinioListener(bucket = "inbox", events = "s3:ObjectCreated:Made")
        void on(MinioEvent event) {
        }

    }

    static class UnknownParameter {

        @MinioListener(bucket = "inbox")
        void on(MinioEvent event, Duration age) {
        }

    }

    static class SameId {

        @MinioListener(id = "same", bucket = "inbox")
        void on(MinioEvent event) {
        }

        @MinioListener(id = "same", bucket = "inbox")
        void onToo(MinioEvent event) {
        }

    }

    static class NoFilter {

        @MinioListener(bucket = "inbox", filter = "large")
        void on(MinioEvent event) {
        }

    }

    static class NoErrorHandler {

        @MinioListener(bucket = "inbox", errorHandler = "listener")
        void on(MinioEvent event) {
        }

    }

    static class NoClient {

        @MinioListener(bucket = "inbox", client = "archive")
        void on(MinioEvent event) {
        }

    }

    static class NoDatabase {

        @MinioListener(bucket = "inbox", level = "INBOX")
        void on(MinioEvent event) {
        }

    }

    static class NoLeases {

        @MinioListener(bucket = "inbox", mode = "EXCLUSIVE")
        void on(MinioEvent event) {
        }

    }

    static class Lossy {

        @MinioListener(bucket = "inbox", events = "s3:ObjectAccessed:*")
        void on(MinioEvent event) {
        }

    }

}
