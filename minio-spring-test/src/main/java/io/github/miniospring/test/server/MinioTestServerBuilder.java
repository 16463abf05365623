package io.github.miniospring.test.server;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Settings of a server; each has a default that suits tests. */
public final class MinioTestServerBuilder {

    int port;

    InetAddress address = InetAddress.getLoopbackAddress();

    String host = "localhost";

    @Nullable String accessKey;

    @Nullable String secretKey;

    String region = "";

    String kmsKey = "test-key";

    boolean tls;

    Clock clock = Clock.systemUTC();

    Duration idleTimeout = Duration.ofSeconds(30);

    final List<String> domains = new ArrayList<>();

    final List<String> buckets = new ArrayList<>();

    final List<UserSettings> users = new ArrayList<>();

    MinioTestServerBuilder() {
    }

    /** Port to listen on; 0, the default, takes a free one. */
    public MinioTestServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Address to listen on; the loopback address by default. Others let other machines
     * in.
     */
    public MinioTestServerBuilder address(InetAddress address) {
        this.address = address;
        this.host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        return this;
    }

    /** Keys of the user who may do everything; random by default. */
    public MinioTestServerBuilder credentials(String accessKey, String secretKey) {
        if (accessKey.length() < 3 || secretKey.length() < 8) {
            throw new IllegalArgumentException(
                    "An access key has at least 3 characters and a secret key 8, as with MinIO");
        }
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        return this;
    }

    /**
     * Adds a user.
     * @param policy readwrite, readonly, writeonly, consoleAdmin or a policy in JSON
     */
    public MinioTestServerBuilder user(String accessKey, String secretKey, String policy) {
        this.users.add(new UserSettings(accessKey, secretKey, policy));
        return this;
    }

    /** Region that requests must be signed for; none by default, so that any will do. */
    public MinioTestServerBuilder region(String region) {
        this.region = region;
        return this;
    }

    /** Speaks TLS, with a certificate of its own for localhost. */
    public MinioTestServerBuilder tls() {
        this.tls = true;
        return this;
    }

    /** Domain below which each bucket has a host of its own, as {@code MINIO_DOMAIN}. */
    public MinioTestServerBuilder domain(String domain) {
        this.domains.add(domain);
        return this;
    }

    /** The clock that the server goes by; the system's by default. */
    public MinioTestServerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Buckets that are there from the start. */
    public MinioTestServerBuilder buckets(String... names) {
        this.buckets.addAll(List.of(names));
        return this;
    }

    /** Name of the one key for encryption by the server; {@code test-key} by default. */
    public MinioTestServerBuilder kmsKey(String name) {
        this.kmsKey = name;
        return this;
    }

    /** After which a connection is closed on which nothing happens; 30 s by default. */
    public MinioTestServerBuilder idleTimeout(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
        return this;
    }

    /** Starts the server. */
    public MinioTestServer start() {
        return new MinioTestServer(this);
    }

    record UserSettings(String accessKey, String secretKey, String policy) {
    }

}
