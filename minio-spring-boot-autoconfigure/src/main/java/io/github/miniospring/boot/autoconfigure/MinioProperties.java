package io.github.miniospring.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the MinIO client, its health and its observation. */
@ConfigurationProperties("minio")
public class MinioProperties extends MinioClientProperties {

    /** Whether to configure a MinIO client. */
    private boolean enabled = true;

    public boolean isEnabled() {
        return this.enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

}
