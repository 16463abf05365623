package io.github.miniospring.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** Settings of the MinIO client, its health and its observation, and of listeners. */
@ConfigurationProperties("minio")
public class MinioProperties extends MinioClientProperties {

    /** Whether to configure a MinIO client. */
    private boolean enabled = true;

    @NestedConfigurationProperty
    private final MinioListenerProperties listener = new MinioListenerProperties();

    public boolean isEnabled() {
        return this.enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public MinioListenerProperties getListener() {
        return this.listener;
    }

}
