package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Settings of connections. */
public class MinioHttpProperties {

    /** Time limit for a connection, and again for its TLS handshake. */
    private Duration connectTimeout = Duration.ofSeconds(5);

    /**
     * How long the server may be silent while it is its turn. A slow reader or writer in
     * the application does not count.
     */
    private Duration readTimeout = Duration.ofSeconds(30);

    /** Number of connections open at once at most. */
    private int maxConnections = 64;

    /** How long a request waits for a connection when all are in use. */
    private Duration pendingAcquireTimeout = Duration.ofSeconds(45);

    /** How long an unused connection is kept. */
    private Duration maxIdleTime = Duration.ofSeconds(20);

    /** How long requests in flight may take when the application stops. */
    private Duration shutdownTimeout = Duration.ofSeconds(10);

    /** Text added to the header User-Agent, such as my-application/1.0. */
    private @Nullable String userAgent;

    private final Proxy proxy = new Proxy();

    /**
     * Whether to use the proxy of the JVM's system properties, unless the URL of one is
     * given.
     */
    private boolean proxyFromSystem = false;

    public Duration getConnectTimeout() {
        return this.connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getReadTimeout() {
        return this.readTimeout;
    }

    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    public int getMaxConnections() {
        return this.maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Duration getPendingAcquireTimeout() {
        return this.pendingAcquireTimeout;
    }

    public void setPendingAcquireTimeout(Duration pendingAcquireTimeout) {
        this.pendingAcquireTimeout = pendingAcquireTimeout;
    }

    public Duration getMaxIdleTime() {
        return this.maxIdleTime;
    }

    public void setMaxIdleTime(Duration maxIdleTime) {
        this.maxIdleTime = maxIdleTime;
    }

    public Duration getShutdownTimeout() {
        return this.shutdownTimeout;
    }

    public void setShutdownTimeout(Duration shutdownTimeout) {
        this.shutdownTimeout = shutdownTimeout;
    }

    public @Nullable String getUserAgent() {
        return this.userAgent;
    }

    public void setUserAgent(@Nullable String userAgent) {
        this.userAgent = userAgent;
    }

    public Proxy getProxy() {
        return this.proxy;
    }

    public boolean isProxyFromSystem() {
        return this.proxyFromSystem;
    }

    public void setProxyFromSystem(boolean proxyFromSystem) {
        this.proxyFromSystem = proxyFromSystem;
    }

    /** Settings of a proxy that connections are tunnelled through. */
    public static class Proxy {

        /** URL of the proxy, without credentials. */
        private @Nullable String url;

        /** User name for the proxy. */
        private @Nullable String username;

        /** Password for the proxy. */
        private @Nullable String password;

        /**
         * Comma-separated list of hosts to reach without the proxy. An asterisk stands
         * for any run of characters.
         */
        private List<String> noProxy = new ArrayList<>();

        public @Nullable String getUrl() {
            return this.url;
        }

        public void setUrl(@Nullable String url) {
            this.url = url;
        }

        public @Nullable String getUsername() {
            return this.username;
        }

        public void setUsername(@Nullable String username) {
            this.username = username;
        }

        public @Nullable String getPassword() {
            return this.password;
        }

        public void setPassword(@Nullable String password) {
            this.password = password;
        }

        public List<String> getNoProxy() {
            return this.noProxy;
        }

        public void setNoProxy(List<String> noProxy) {
            this.noProxy = noProxy;
        }

    }

}
