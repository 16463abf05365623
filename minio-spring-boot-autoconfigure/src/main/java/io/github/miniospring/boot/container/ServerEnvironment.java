package io.github.miniospring.boot.container;

import java.util.Map;

import io.github.miniospring.credentials.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * What the environment of a container says of the server in it.
 *
 * @see <a href="https://github.com/minio/minio/tree/master/docs/docker">MinIO in
 * Docker</a>
 */
final class ServerEnvironment {

    private final Map<String, @Nullable String> variables;

    private final String image;

    /**
     * Creates an environment.
     * @param image name of the image, with or without registry and tag
     */
    ServerEnvironment(Map<String, @Nullable String> variables, String image) {
        this.variables = variables;
        this.image = image;
    }

    /**
     * Keys of the user who may do everything; null if they are in files, which only the
     * container can read.
     */
    @Nullable Credentials credentials() {
        // The older pair counts only where neither of the newer one is set.
        Credentials credentials = pair("MINIO_ROOT_USER", "MINIO_ROOT_PASSWORD");
        if (credentials == null) {
            credentials = pair("MINIO_ACCESS_KEY", "MINIO_SECRET_KEY");
        }
        if (credentials != null) {
            return credentials;
        }
        return hasSecretFile() ? null : defaults();
    }

    private @Nullable Credentials pair(String user, String password) {
        String accessKey = this.variables.get(user);
        String secretKey = this.variables.get(password);
        return (accessKey != null && !accessKey.isEmpty() && secretKey != null && !secretKey.isEmpty())
                ? Credentials.of(accessKey, secretKey) : null;
    }

    // MinIO's own image names files that are not there, by relative paths.
    private boolean hasSecretFile() {
        return isAbsolute(this.variables.get("MINIO_ROOT_PASSWORD_FILE"))
                || isAbsolute(this.variables.get("MINIO_SECRET_KEY_FILE"));
    }

    private static boolean isAbsolute(@Nullable String file) {
        return file != null && file.startsWith("/");
    }

    private Credentials defaults() {
        return this.image.contains("bitnami") ? Credentials.of("minio", "miniosecret")
                : Credentials.of("minioadmin", "minioadmin");
    }

}
