package io.github.miniospring.credentials;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Credentials of the process's environment: the first complete pair of
 * {@code MINIO_ACCESS_KEY}/{@code MINIO_SECRET_KEY},
 * {@code MINIO_ROOT_USER}/{@code MINIO_ROOT_PASSWORD},
 * {@code AWS_ACCESS_KEY_ID}/{@code AWS_SECRET_ACCESS_KEY} (with
 * {@code AWS_SESSION_TOKEN}) and {@code AWS_ACCESS_KEY}/{@code AWS_SECRET_KEY}.
 */
public final class EnvironmentCredentials implements CredentialsProvider {

    private static final String[][] PAIRS = { { "MINIO_ACCESS_KEY", "MINIO_SECRET_KEY" },
            { "MINIO_ROOT_USER", "MINIO_ROOT_PASSWORD" }, { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY" },
            { "AWS_ACCESS_KEY", "AWS_SECRET_KEY" } };

    private final UnaryOperator<@Nullable String> environment;

    /**
     * @param environment answers the value of a variable, or null
     */
    public EnvironmentCredentials(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Mono<Credentials> credentials() {
        return Mono.fromSupplier(this::find);
    }

    private @Nullable Credentials find() {
        for (String[] pair : PAIRS) {
            String accessKey = this.environment.apply(pair[0]);
            String secretKey = this.environment.apply(pair[1]);
            if (accessKey != null && !accessKey.isBlank() && secretKey != null && !secretKey.isBlank()) {
                boolean aws = pair[0].startsWith("AWS_");
                return Credentials.of(accessKey, secretKey, aws ? this.environment.apply("AWS_SESSION_TOKEN") : null);
            }
        }
        return null;
    }

    @Override
    public String description() {
        return "environment";
    }

}
