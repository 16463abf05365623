package io.github.miniospring.boot.container;

import java.util.HashMap;
import java.util.Map;

import io.github.miniospring.credentials.Credentials;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerEnvironmentTests {

    @Test
    void rootUserHasTheKeys() {
        assertThat(keys("minio/minio", Map.of("MINIO_ROOT_USER", "root-user", "MINIO_ROOT_PASSWORD", "root-password")))
            .isEqualTo("root-user:root-password");
    }

    @Test
    void olderNamesOfThemCountToo() {
        assertThat(keys("minio/minio", Map.of("MINIO_ACCESS_KEY", "old-user", "MINIO_SECRET_KEY", "old-password")))
            .isEqualTo("old-user:old-password");
    }

    @Test
    void newerNamesGoBeforeOlderOnes() {
        assertThat(
                keys("minio/minio",
                        Map.of("MINIO_ROOT_USER", "root-user", "MINIO_ROOT_PASSWORD", "root-password",
                                "MINIO_ACCESS_KEY", "old-user", "MINIO_SECRET_KEY", "old-password")))
            .isEqualTo("root-user:root-password");
    }

    @Test
    void emptyOnesAreAsGoodAsNone() {
        assertThat(keys("minio/minio", Map.of("MINIO_ROOT_USER", "", "MINIO_ROOT_PASSWORD", "")))
            .isEqualTo("minioadmin:minioadmin");
    }

    @Test
    void withoutAnyTheServerHasItsDefaults() {
        assertThat(keys("minio/minio", Map.of())).isEqualTo("minioadmin:minioadmin");
        assertThat(keys("bitnami/minio", Map.of())).isEqualTo("minio:miniosecret");
    }

    @Test
    void keysInFilesAreUnknown() {
        assertThat(keys("minio/minio", Map.of("MINIO_ROOT_PASSWORD_FILE", "/run/secrets/password"))).isNull();
        assertThat(keys("minio/minio", Map.of("MINIO_SECRET_KEY_FILE", "/run/secrets/key"))).isNull();
    }

    @Test
    void filesThatTheImageNamesForItselfAreNotThere() {
        assertThat(keys("minio/minio", Map.of("MINIO_ROOT_PASSWORD_FILE", "secret_key")))
            .isEqualTo("minioadmin:minioadmin");
    }

    private static String keys(String image, Map<String, String> variables) {
        Credentials credentials = new ServerEnvironment(new HashMap<>(variables), image).credentials();
        return (credentials != null) ? credentials.accessKey() + ":" + credentials.secretKey() : null;
    }

}
