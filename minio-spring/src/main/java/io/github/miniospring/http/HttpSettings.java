package io.github.miniospring.http;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * How connections are made, kept and limited.
 *
 * @param connectTimeout for a connection, and again for its TLS handshake
 * @param readTimeout how long the server may be silent while it is its turn: before the
 * first byte, between bytes, and while it takes no more of a body. A slow caller does not
 * count
 * @param maxConnections open at once
 * @param pendingAcquireTimeout how long a call waits for a connection
 * @param maxIdleTime how long an unused connection is kept; MinIO closes them after 30
 * seconds
 * @param shutdownTimeout how long requests in flight may take when the client is closed
 * @param userAgent added to the header {@code User-Agent}, such as
 * {@code my-application/1.0}; null for nothing
 * @param proxy the proxy to go through; null for none
 * @param tls keys and trust; null for the JVM's own
 */
public record HttpSettings(Duration connectTimeout, Duration readTimeout, int maxConnections,
        Duration pendingAcquireTimeout, Duration maxIdleTime, Duration shutdownTimeout, @Nullable String userAgent,
        @Nullable ProxySettings proxy, @Nullable TlsSettings tls) {

    /** What holds where nothing is set. */
    public static final HttpSettings DEFAULT = new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 64,
            Duration.ofSeconds(45), Duration.ofSeconds(20), Duration.ofSeconds(10), null, null, null);

    public HttpSettings {
        positive("connectTimeout", connectTimeout);
        positive("readTimeout", readTimeout);
        positive("pendingAcquireTimeout", pendingAcquireTimeout);
        positive("maxIdleTime", maxIdleTime);
        Assert.isTrue(!shutdownTimeout.isNegative(), () -> "shutdownTimeout must not be negative");
        Assert.isTrue(maxConnections > 0, () -> "maxConnections must be positive but is " + maxConnections);
    }

    private static void positive(String name, Duration value) {
        Assert.isTrue(value.toMillis() > 0, () -> name + " must be positive but is " + value);
    }

    /** Settings that begin as {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A proxy that connections are tunnelled through.
     *
     * @param host its host
     * @param port its port
     * @param username null when it asks for none
     * @param password never printed
     * @param noProxy hosts to reach without it, {@code *} for any run of characters
     */
    public record ProxySettings(String host, int port, @Nullable String username, @Nullable String password,
            List<String> noProxy) {

        /**
         * The proxy that the JVM's system properties name, such as
         * {@code https.proxyHost}.
         */
        public static final ProxySettings SYSTEM = new ProxySettings("system", 0, null, null, List.of());

        public ProxySettings {
            noProxy = List.copyOf(noProxy);
        }

        @Override
        public String toString() {
            return this.host + ":" + this.port;
        }

    }

    /** Puts settings together; what is not set stays as in {@link #DEFAULT}. */
    public static final class Builder {

        private Duration connectTimeout = DEFAULT.connectTimeout;

        private Duration readTimeout = DEFAULT.readTimeout;

        private int maxConnections = DEFAULT.maxConnections;

        private Duration pendingAcquireTimeout = DEFAULT.pendingAcquireTimeout;

        private Duration maxIdleTime = DEFAULT.maxIdleTime;

        private Duration shutdownTimeout = DEFAULT.shutdownTimeout;

        private @Nullable String userAgent = DEFAULT.userAgent;

        private @Nullable ProxySettings proxy = DEFAULT.proxy;

        private @Nullable TlsSettings tls = DEFAULT.tls;

        private Builder() {
        }

        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = readTimeout;
            return this;
        }

        public Builder maxConnections(int maxConnections) {
            this.maxConnections = maxConnections;
            return this;
        }

        public Builder pendingAcquireTimeout(Duration pendingAcquireTimeout) {
            this.pendingAcquireTimeout = pendingAcquireTimeout;
            return this;
        }

        public Builder maxIdleTime(Duration maxIdleTime) {
            this.maxIdleTime = maxIdleTime;
            return this;
        }

        public Builder shutdownTimeout(Duration shutdownTimeout) {
            this.shutdownTimeout = shutdownTimeout;
            return this;
        }

        public Builder userAgent(@Nullable String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        public Builder proxy(@Nullable ProxySettings proxy) {
            this.proxy = proxy;
            return this;
        }

        public Builder tls(@Nullable TlsSettings tls) {
            this.tls = tls;
            return this;
        }

        public HttpSettings build() {
            return new HttpSettings(this.connectTimeout, this.readTimeout, this.maxConnections,
                    this.pendingAcquireTimeout, this.maxIdleTime, this.shutdownTimeout, this.userAgent, this.proxy,
                    this.tls);
        }

    }

}
