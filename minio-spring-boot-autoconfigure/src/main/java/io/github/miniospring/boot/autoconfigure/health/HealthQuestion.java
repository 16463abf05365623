package io.github.miniospring.boot.autoconfigure.health;

import java.time.Duration;

import io.github.miniospring.boot.autoconfigure.MinioClientProperties;
import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioHealthProperties;
import io.github.miniospring.boot.health.MinioHealthIndicator;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.operation.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What the properties want to know of a server. */
final class HealthQuestion {

    private final MinioHealthProperties.Mode mode;

    private final @Nullable String bucket;

    private final Duration timeout;

    HealthQuestion(MinioClientProperties properties) {
        MinioHealthProperties health = properties.getHealth();
        String named = bucket("minio.health.bucket", health.getBucket());
        MinioHealthProperties.Mode mode = health.getMode();
        this.mode = (mode != null) ? mode
                : (named != null) ? MinioHealthProperties.Mode.BUCKET : MinioHealthProperties.Mode.LIVE;
        this.bucket = (named != null || this.mode == MinioHealthProperties.Mode.LIVE) ? named
                : bucket("minio.default-bucket", properties.getDefaultBucket());
        this.timeout = health.getTimeout();
        if (this.mode == MinioHealthProperties.Mode.BUCKET && this.bucket == null) {
            throw new MinioConfigurationException("minio.health.mode is bucket but no bucket is named",
                    "Name one as minio.health.bucket or minio.default-bucket.", "minio.health.mode");
        }
        if (this.timeout.toMillis() <= 0) {
            throw new MinioConfigurationException("minio.health.timeout must be positive but is " + this.timeout,
                    "Change minio.health.timeout, or remove it for the default.", "minio.health.timeout");
        }
    }

    private static @Nullable String bucket(String property, @Nullable String name) {
        if (!StringUtils.hasText(name)) {
            return null;
        }
        try {
            return Names.bucket(name);
        }
        catch (IllegalArgumentException ex) {
            throw new MinioConfigurationException(property + " is no name of a bucket: " + ex.getMessage(),
                    "Change " + property + ".", property);
        }
    }

    MinioHealthIndicator indicator(MinioClient client) {
        return (this.mode == MinioHealthProperties.Mode.BUCKET && this.bucket != null)
                ? MinioHealthIndicator.bucket(client, this.bucket, this.timeout)
                : MinioHealthIndicator.live(client, this.bucket, this.timeout);
    }

}
