package io.github.miniospring.test.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.miniospring.test.server.action.ServerContext;
import io.github.miniospring.test.server.auth.Accounts;
import io.github.miniospring.test.server.auth.Authenticator;
import io.github.miniospring.test.server.auth.Policy;
import io.github.miniospring.test.server.auth.User;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.event.EventBus;
import io.github.miniospring.test.server.http.Certificate;
import io.github.miniospring.test.server.http.HttpServer;
import io.github.miniospring.test.server.http.HttpServerStart;
import io.github.miniospring.test.server.s3.S3Service;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Store;
import io.github.miniospring.test.server.traffic.Faults;
import io.github.miniospring.test.server.traffic.RecordedRequest;
import io.github.miniospring.test.server.traffic.RequestLog;
import org.jspecify.annotations.Nullable;

/**
 * A server that behaves like MinIO. It keeps everything in memory and temporary files,
 * listens on this machine only unless told otherwise, and runs until it is closed.
 */
public final class MinioTestServer implements AutoCloseable {

    private final HttpServer http;

    private final Store store;

    private final TestClock clock;

    private final EventBus events = new EventBus();

    private final Faults faults = new Faults();

    private final RequestLog log = new RequestLog();

    private final String host;

    private final String accessKey;

    private final String secretKey;

    private final @Nullable Certificate certificate;

    MinioTestServer(MinioTestServerBuilder settings) {
        this.host = settings.host;
        this.certificate = settings.tls ? Certificate.selfSigned(hosts(settings)) : null;
        HttpServerStart start = HttpServerStart.begin(this.certificate, settings.idleTimeout);
        try {
            this.clock = new TestClock(settings.clock);
            this.store = new Store(this.clock);
            this.accessKey = (settings.accessKey != null) ? settings.accessKey : "test-" + random(6);
            this.secretKey = (settings.secretKey != null) ? settings.secretKey : random(20);
            settings.buckets.forEach(this::createBucket);
            S3Service service = new S3Service(context(settings), settings.domains, this.faults, this.log);
            this.http = start.listen(new InetSocketAddress(settings.address, settings.port), service);
        }
        catch (RuntimeException ex) {
            start.abandon();
            throw ex;
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private ServerContext context(MinioTestServerBuilder settings) {
        Accounts accounts = new Accounts(this.clock);
        accounts.add(User.root(this.accessKey, this.secretKey));
        settings.users.forEach(user -> accounts.add(user(user)));
        String deploymentId = UUID.randomUUID().toString();
        return new ServerContext(this.store, accounts, new Authenticator(accounts, this.clock, settings.region),
                this.events, this.clock, Hashes.sha256Hex(deploymentId), deploymentId, settings.region,
                settings.kmsKey);
    }

    private static List<String> hosts(MinioTestServerBuilder settings) {
        List<String> hosts = new ArrayList<>(List.of("localhost"));
        settings.domains.forEach(domain -> hosts.addAll(List.of(domain, "*." + domain)));
        return hosts;
    }

    private static User user(MinioTestServerBuilder.UserSettings user) {
        return new User(user.accessKey(), user.secretKey(), Policy.ofUser(user.policy()), false);
    }

    /** Starts a server on a free port with credentials of its own. */
    public static MinioTestServer start() {
        return builder().start();
    }

    /** Prepares a server. */
    public static MinioTestServerBuilder builder() {
        return new MinioTestServerBuilder();
    }

    /** Its URL, such as {@code http://localhost:49152}. */
    public String endpoint() {
        return (this.http.isSecure() ? "https://" : "http://") + this.host + ":" + this.http.port();
    }

    /** Its URL with a path, and a query if need be, as they are to be sent. */
    public URI uri(String pathAndQuery) {
        return URI.create(endpoint() + pathAndQuery);
    }

    public int port() {
        return this.http.port();
    }

    /** Of the user who may do everything. */
    public String accessKey() {
        return this.accessKey;
    }

    /** The same user's. */
    public String secretKey() {
        return this.secretKey;
    }

    /**
     * What clients have to trust, in PEM.
     * @throws IllegalStateException if the server runs without TLS
     */
    public String certificate() {
        return tls().pem();
    }

    /**
     * For clients in this JVM: trusts the server, and nobody else.
     * @throws IllegalStateException if the server runs without TLS
     */
    public SSLContext clientContext() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", tls().certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        }
        catch (GeneralSecurityException | IOException ex) {
            throw new IllegalStateException("This JDK cannot trust the server", ex);
        }
    }

    private Certificate tls() {
        if (this.certificate == null) {
            throw new IllegalStateException("The server runs without TLS");
        }
        return this.certificate;
    }

    /** The bucket of that name, made if need be, as the server sees it. */
    public TestBucket bucket(String name) {
        Bucket bucket = this.store.find(name);
        return new TestBucket((bucket != null) ? bucket : createBucket(name), this.store, this.clock);
    }

    private Bucket createBucket(String name) {
        Bucket bucket = this.store.create(name);
        if (bucket == null) {
            throw new IllegalStateException("There is a bucket '" + name + "' already");
        }
        return bucket;
    }

    /** Whether there is a bucket of that name. */
    public boolean hasBucket(String name) {
        return this.store.find(name) != null;
    }

    /** Removes all buckets with all they hold. */
    public void clear() {
        this.store.buckets().forEach(bucket -> this.store.remove(bucket.name()));
    }

    /** What shall go wrong. */
    public Faults faults() {
        return this.faults;
    }

    /** The latest 10,000 requests, in the order in which they were answered. */
    public List<RecordedRequest> requests() {
        return this.log.all();
    }

    /** Forgets the requests there have been. */
    public void clearRequests() {
        this.log.clear();
    }

    /** The time on the server. */
    public Clock clock() {
        return this.clock;
    }

    /** Puts the server's clock forward: links, sessions and retentions run out sooner. */
    public void advanceClock(Duration duration) {
        this.clock.advance(duration);
    }

    /**
     * Streams of events that are open now; those who ask for one are told of what happens
     * from then on.
     */
    public int listeners() {
        return this.events.size();
    }

    /**
     * Sends a text to all who listen to events, as it is: give it its line feed, if it is
     * to be a line.
     */
    public void sendToListeners(String text) {
        this.events.send(text);
    }

    /** Connections that are open now. */
    public int connections() {
        return this.http.connections();
    }

    /** Closes all connections in the midst of what they do; the server goes on. */
    public void disconnectAll() {
        this.http.disconnectAll();
    }

    /** Stops, and forgets everything. Does nothing the second time. */
    @Override
    public void close() {
        this.http.close();
        this.store.close();
    }

    @Override
    public String toString() {
        return endpoint();
    }

}
