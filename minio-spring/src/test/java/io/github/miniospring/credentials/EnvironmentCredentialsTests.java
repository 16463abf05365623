package io.github.miniospring.credentials;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

class EnvironmentCredentialsTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Map<String, String> environment = new HashMap<>();

    private final EnvironmentCredentials provider = new EnvironmentCredentials(this.environment::get);

    @ParameterizedTest
    @CsvSource({ "MINIO_ACCESS_KEY, MINIO_SECRET_KEY", "MINIO_ROOT_USER, MINIO_ROOT_PASSWORD",
            "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY, AWS_SECRET_KEY" })
    void readsEachPair(String accessKey, String secretKey) {
        this.environment.put(accessKey, "user");
        this.environment.put(secretKey, "secret");

        expect(Credentials.of("user", "secret"));
    }

    @Test
    void prefersTheFirstCompletePair() {
        this.environment.put("MINIO_ACCESS_KEY", "half");
        this.environment.put("MINIO_ROOT_USER", "root");
        this.environment.put("MINIO_ROOT_PASSWORD", "secret");
        this.environment.put("AWS_ACCESS_KEY_ID", "aws");
        this.environment.put("AWS_SECRET_ACCESS_KEY", "secret");

        expect(Credentials.of("root", "secret"));
    }

    @Test
    void takesABlankValueForNone() {
        this.environment.put("MINIO_ROOT_USER", "root");
        this.environment.put("MINIO_ROOT_PASSWORD", " ");

        StepVerifier.create(this.provider.credentials()).expectComplete().verify(LIMIT);
    }

    @Test
    void takesTheSessionTokenAlongForKeysOfAws() {
        this.environment.put("AWS_ACCESS_KEY_ID", "aws");
        this.environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        this.environment.put("AWS_SESSION_TOKEN", "token");

        expect(Credentials.of("aws", "secret", "token"));
    }

    @Test
    void leavesTheSessionTokenAloneForKeysOfMinio() {
        this.environment.put("MINIO_ROOT_USER", "root");
        this.environment.put("MINIO_ROOT_PASSWORD", "secret");
        this.environment.put("AWS_SESSION_TOKEN", "token");

        expect(Credentials.of("root", "secret"));
    }

    @Test
    void looksAnewEachTime() {
        StepVerifier.create(this.provider.credentials()).expectComplete().verify(LIMIT);
        this.environment.put("MINIO_ACCESS_KEY", "user");
        this.environment.put("MINIO_SECRET_KEY", "secret");

        expect(Credentials.of("user", "secret"));
    }

    private void expect(Credentials credentials) {
        StepVerifier.create(this.provider.credentials()).expectNext(credentials).expectComplete().verify(LIMIT);
    }

}
