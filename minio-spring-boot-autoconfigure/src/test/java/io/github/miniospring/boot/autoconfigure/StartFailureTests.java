package io.github.miniospring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

    @ParameterizedTest
    @MethodSource
    void saysWhatIsWrongAndWhatToWrite(String[] properties, String description, String action, CapturedOutput output) {
        fail(properties);

        assertThat(output).contains("APPLICATION FAILED TO START")
            .contains("Description:\n\n" + description + "\n")
            .contains("Action:\n\n" + action + "\n")
            .doesNotContain("Application run failed");
    }

    static Stream<Arguments> saysWhatIsWrongAndWhatToWrite() {
        return Stream.of(
                failure("minio.endpoint 'http://localhost:9000/photos' has a path",
                        "Write http://localhost:9000 and give the bucket to each call, or as the default bucket.",
                        "minio.endpoint=http://localhost:9000/photos"),
                failure("minio.endpoint 'localhost:9000/photos/cats' has a path",
                        "Write localhost:9000 and give the bucket to each call, or as the default bucket.",
                        "minio.endpoint=localhost:9000/photos/cats"),
                failure("minio.endpoint 'http://localhost:9000?*REDACTED*' has a query",
                        "Write http://localhost:9000 and give the bucket to each call, or as the default bucket.",
                        "minio.endpoint=http://localhost:9000?bucket=photos"),
                failure("minio.endpoint 'not a host' is no host, host:port or URL",
                        "Write something like localhost:9000 or https://minio.example.com.",
                        "minio.endpoint=not a host"),
                failure("minio.endpoint '' is no host, host:port or URL",
                        "Write something like localhost:9000 or https://minio.example.com.", "minio.endpoint="),
                failure("minio.endpoint 'localhost:nine' has the port 'nine'",
                        "Write a number from 1 to 65535, or an IPv6 address in brackets.",
                        "minio.endpoint=localhost:nine"),
                failure("minio.endpoint 's3://photos' has the scheme 's3'", "Write http or https.",
                        "minio.endpoint=s3://photos"),
                failure("minio.endpoint 'http://localhost:9000' has the scheme http but secure is set to true",
                        "Give only one of them, or the same in both.", "minio.endpoint=http://localhost:9000",
                        "minio.secure=true"),
                failure("minio.endpoint 'https://localhost' has the scheme https but secure is set to false",
                        "Give only one of them, or the same in both.", "minio.endpoint=https://localhost",
                        "minio.secure=false"),
                failure("minio.endpoint 'http://*REDACTED*@localhost:9000' has user information",
                        "Credentials have properties of their own, access-key and secret-key.",
                        "minio.endpoint=http://user:planted@localhost:9000"),
                failure("minio.public-endpoint 'https://share.example.com/a//b' has a path that links cannot have",
                        "Write something like https://share.example.com/storage, the path of letters, digits, - . _ ~"
                                + " and slashes.",
                        "minio.public-endpoint=https://share.example.com/a//b"),
                failure("minio.access-key is set but minio.secret-key is not",
                        "Set minio.secret-key too, or neither of them for anonymous requests.",
                        "minio.access-key=planted-access"),
                failure("minio.secret-key is set but minio.access-key is not",
                        "Set minio.access-key too, or neither of them for anonymous requests.", "minio.access-key=",
                        "minio.secret-key=planted-secret"),
                failure("minio.session-token is set but minio.access-key and minio.secret-key are not",
                        "Set the keys that belong to the token, or remove it.", "minio.session-token=planted"),
                failure("minio.access-key is set but minio.credentials.providers (environment, anonymous) does not use it",
                        "Add static to minio.credentials.providers, or remove minio.access-key and minio.secret-key.",
                        "minio.access-key=planted-access", "minio.secret-key=planted-secret",
                        "minio.credentials.providers=environment,anonymous"),
                failure("minio.credentials.providers names 'vault', which is unknown",
                        "Write one or several of static, environment, anonymous.",
                        "minio.credentials.providers=environment,vault"),
                failure("minio.ssl.bundle 'private' names no SSL bundle",
                        "Define it as spring.ssl.bundle.pem.private or spring.ssl.bundle.jks.private, or name another.",
                        "minio.ssl.bundle=private"),
                failure("minio.ssl.bundle 'private' names no SSL bundle",
                        "Known bundles: public. Define it as spring.ssl.bundle.pem.private or"
                                + " spring.ssl.bundle.jks.private, or name another.",
                        "minio.ssl.bundle=private", "spring.ssl.bundle.pem.public.truststore.certificate="),
                failure("minio.region 'Frankfurt!' is no name of a region",
                        "Write lower-case letters, digits and hyphens, such as eu-central-1, or remove it.",
                        "minio.region=Frankfurt!"),
                failure("minio.http.read-timeout must be positive but is PT0S",
                        "Change minio.http.read-timeout, or remove it for the default.", "minio.http.read-timeout=0"),
                failure("minio.http.max-connections must be positive but is 0",
                        "Change minio.http.max-connections, or remove it for the default.",
                        "minio.http.max-connections=0"),
                failure("minio.http.proxy.url 'http://*REDACTED*@proxy:3128' is no URL of an http proxy",
                        "Write something like http://gateway.example.com:3128, and credentials as"
                                + " minio.http.proxy.username and minio.http.proxy.password.",
                        "minio.http.proxy.url=http://user:planted@proxy:3128"),
                failure("minio.retry.max-attempts must be at least 1 but is 0",
                        "Change minio.retry.max-attempts, or remove it for the default.", "minio.retry.max-attempts=0"),
                failure("minio.retry.backoff PT1M must lie between zero and maxBackoff PT20S",
                        "Change minio.retry.backoff, or remove it for the default.", "minio.retry.backoff=1m"),
                failure("minio.transfer.part-size must be from 5MB to 5GB but is 5242879B",
                        "Change minio.transfer.part-size, or remove it for the default.",
                        "minio.transfer.part-size=5242879"),
                failure("minio.transfer.concurrency must be at least 1 but is 0",
                        "Change minio.transfer.concurrency, or remove it for the default.",
                        "minio.transfer.concurrency=0"),
                failure("minio.health.mode is bucket but no bucket is named",
                        "Name one as minio.health.bucket or minio.default-bucket.", "minio.health.mode=bucket"),
                failure("minio.health.bucket is no name of a bucket: Bucket name 'a' has 1 characters; write 3 to 63",
                        "Change minio.health.bucket.", "minio.health.bucket=a"),
                failure("minio.health.timeout must be positive but is PT0S",
                        "Change minio.health.timeout, or remove it for the default.", "minio.health.timeout=0"));
    }

    private static Arguments failure(String description, String action, String... properties) {
        return arguments(properties, description, action);
    }

    @Test
    void saysWhereTheValueIsFrom(CapturedOutput output) {
        fail("minio.endpoint=localhost:nine");

        assertThat(output).contains("Set by \"minio.endpoint\" from property source \"commandLineArgs\"");
    }

    static void fail(String... properties) {
        List<String> arguments = new ArrayList<>();
        for (String property : properties) {
            arguments.add("--" + property);
        }
        assertThatException()
            .isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new))
                .close());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

    }

}
