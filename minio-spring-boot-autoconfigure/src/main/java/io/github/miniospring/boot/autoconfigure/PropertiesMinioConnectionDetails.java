package io.github.miniospring.boot.autoconfigure;

import io.github.miniospring.Endpoint;
import io.github.miniospring.credentials.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/** What the properties say of the connection, checked when they are read. */
final class PropertiesMinioConnectionDetails implements MinioConnectionDetails {

    private final Endpoint endpoint;

    private final @Nullable Credentials credentials;

    private final @Nullable String region;

    private final @Nullable SslBundle sslBundle;

    PropertiesMinioConnectionDetails(MinioClientProperties properties, @Nullable SslBundles sslBundles) {
        this.endpoint = ConfiguredUrl.endpoint(properties);
        this.credentials = credentials(properties);
        this.region = StringUtils.hasText(properties.getRegion()) ? properties.getRegion() : null;
        this.sslBundle = sslBundle(properties.getSsl().getBundle(), sslBundles);
    }

    private static @Nullable Credentials credentials(MinioClientProperties properties) {
        String accessKey = properties.getAccessKey();
        String secretKey = properties.getSecretKey();
        boolean access = StringUtils.hasText(accessKey);
        boolean secret = StringUtils.hasText(secretKey);
        if (access && secret && accessKey != null && secretKey != null) {
            String token = properties.getSessionToken();
            return Credentials.of(accessKey, secretKey, StringUtils.hasText(token) ? token : null);
        }
        if (access || secret) {
            String given = access ? "minio.access-key" : "minio.secret-key";
            String missing = access ? "minio.secret-key" : "minio.access-key";
            throw new MinioConfigurationException(given + " is set but " + missing + " is not",
                    "Set " + missing + " too, or neither of them for anonymous requests.", given);
        }
        if (StringUtils.hasText(properties.getSessionToken())) {
            throw new MinioConfigurationException(
                    "minio.session-token is set but minio.access-key and minio.secret-key are not",
                    "Set the keys that belong to the token, or remove it.", "minio.session-token");
        }
        return null;
    }

    private static @Nullable SslBundle sslBundle(@Nullable String name, @Nullable SslBundles bundles) {
        if (!StringUtils.hasText(name) || name == null) {
            return null;
        }
        try {
            if (bundles != null) {
                return bundles.getBundle(name);
            }
        }
        catch (NoSuchSslBundleException ex) {
            // Told below, with what there is.
        }
        String known = (bundles != null && !bundles.getBundleNames().isEmpty())
                ? "Known bundles: " + String.join(", ", bundles.getBundleNames()) + ". " : "";
        throw new MinioConfigurationException("minio.ssl.bundle '" + name + "' names no SSL bundle",
                known + "Define it as spring.ssl.bundle.pem." + name + " or spring.ssl.bundle.jks." + name
                        + ", or name another.",
                "minio.ssl.bundle");
    }

    @Override
    public Endpoint getEndpoint() {
        return this.endpoint;
    }

    @Override
    public @Nullable Credentials getCredentials() {
        return this.credentials;
    }

    @Override
    public @Nullable String getRegion() {
        return this.region;
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return this.sslBundle;
    }

}
