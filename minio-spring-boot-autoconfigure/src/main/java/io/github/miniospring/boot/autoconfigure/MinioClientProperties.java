package io.github.miniospring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.operation.Addressing;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Settings of a client: of the one under {@code minio}, and of any other that inherits
 * them.
 */
public class MinioClientProperties {

    /**
     * Server's host, host:port or URL, without a path. Without a scheme TLS is spoken,
     * unless switched off.
     */
    private String endpoint = "http://localhost:9000";

    /** Whether to speak TLS. Unset, the scheme of the endpoint decides. */
    private @Nullable Boolean secure;

    /** Access key. Requests are anonymous without credentials. */
    private @Nullable String accessKey;

    /** Secret key that goes with the access key. */
    private @Nullable String secretKey;

    /** Session token that goes with temporary keys. */
    private @Nullable String sessionToken;

    /** Region to sign requests for. Unset, it is learned from the server. */
    private @Nullable String region;

    /**
     * Host, host:port or URL under which those who are given links reach the server, with
     * the path of a proxy if there is one. Unset, links name the endpoint.
     */
    private @Nullable String publicEndpoint;

    /**
     * Bucket of the application. Checked by the health mode "bucket" unless another one
     * is named there.
     */
    private @Nullable String defaultBucket;

    /** How addresses name the bucket. */
    private Addressing.Style addressingStyle = Addressing.Style.AUTO;

    private final Ssl ssl = new Ssl();

    private final CredentialSources credentials = new CredentialSources();

    @NestedConfigurationProperty
    private final MinioHttpProperties http = new MinioHttpProperties();

    @NestedConfigurationProperty
    private final MinioRetryProperties retry = new MinioRetryProperties();

    @NestedConfigurationProperty
    private final MinioTransferProperties transfer = new MinioTransferProperties();

    @NestedConfigurationProperty
    private final MinioHealthProperties health = new MinioHealthProperties();

    private final Observations observation = new Observations();

    public String getEndpoint() {
        return this.endpoint;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public @Nullable Boolean getSecure() {
        return this.secure;
    }

    public void setSecure(@Nullable Boolean secure) {
        this.secure = secure;
    }

    public @Nullable String getAccessKey() {
        return this.accessKey;
    }

    public void setAccessKey(@Nullable String accessKey) {
        this.accessKey = accessKey;
    }

    public @Nullable String getSecretKey() {
        return this.secretKey;
    }

    public void setSecretKey(@Nullable String secretKey) {
        this.secretKey = secretKey;
    }

    public @Nullable String getSessionToken() {
        return this.sessionToken;
    }

    public void setSessionToken(@Nullable String sessionToken) {
        this.sessionToken = sessionToken;
    }

    public @Nullable String getRegion() {
        return this.region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getPublicEndpoint() {
        return this.publicEndpoint;
    }

    public void setPublicEndpoint(@Nullable String publicEndpoint) {
        this.publicEndpoint = publicEndpoint;
    }

    public @Nullable String getDefaultBucket() {
        return this.defaultBucket;
    }

    public void setDefaultBucket(@Nullable String defaultBucket) {
        this.defaultBucket = defaultBucket;
    }

    public Addressing.Style getAddressingStyle() {
        return this.addressingStyle;
    }

    public void setAddressingStyle(Addressing.Style addressingStyle) {
        this.addressingStyle = addressingStyle;
    }

    public Ssl getSsl() {
        return this.ssl;
    }

    public CredentialSources getCredentials() {
        return this.credentials;
    }

    public MinioHttpProperties getHttp() {
        return this.http;
    }

    public MinioRetryProperties getRetry() {
        return this.retry;
    }

    public MinioTransferProperties getTransfer() {
        return this.transfer;
    }

    public MinioHealthProperties getHealth() {
        return this.health;
    }

    public Observations getObservation() {
        return this.observation;
    }

    /** Settings of TLS. */
    public static class Ssl {

        /** Name of the SSL bundle with the keys and the trust of connections. */
        private @Nullable String bundle;

        /** Whether to check the certificate of the server and the name in it. */
        private boolean verify = true;

        public @Nullable String getBundle() {
            return this.bundle;
        }

        public void setBundle(@Nullable String bundle) {
            this.bundle = bundle;
        }

        public boolean isVerify() {
            return this.verify;
        }

        public void setVerify(boolean verify) {
            this.verify = verify;
        }

    }

    /** Where credentials come from. */
    public static class CredentialSources {

        /**
         * Comma-separated list of providers that are asked in order. Unset, the keys are
         * used if given, else those of the process's environment, else none.
         */
        private List<String> providers = new ArrayList<>();

        public List<String> getProviders() {
            return this.providers;
        }

        public void setProviders(List<String> providers) {
            this.providers = providers;
        }

    }

    /** Settings of metrics and traces. */
    public static class Observations {

        /**
         * Whether the bucket is a tag of metrics and traces. Sensible where there are
         * few.
         */
        private boolean bucketTag = false;

        public boolean isBucketTag() {
            return this.bucketTag;
        }

        public void setBucketTag(boolean bucketTag) {
            this.bucketTag = bucketTag;
        }

    }

}
