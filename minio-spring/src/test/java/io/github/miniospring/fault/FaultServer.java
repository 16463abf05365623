package io.github.miniospring.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.template.MinioTemplate;

/**
 * A server that does what its script says, right or wrong, and remembers what it was
 * asked. The first request plays the first script, and so on; the last one is played
 * again and again.
 */
final class FaultServer implements AutoCloseable {

    /** What a server does with one request. */
    @FunctionalInterface
    interface Script {

        void play(FaultExchange exchange) throws IOException, InterruptedException;

    }

    private final ServerSocket socket;

    private final Thread acceptor;

    private volatile List<Script> scripts = List.of(Scripts.OK);

    private final List<FaultExchange> exchanges = new CopyOnWriteArrayList<>();

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final AtomicInteger played = new AtomicInteger();

    private final AtomicInteger connections = new AtomicInteger();

    private final CountDownLatch ending = new CountDownLatch(1);

    private final List<MinioClient> clients = new CopyOnWriteArrayList<>();

    FaultServer() {
        try {
            this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        this.acceptor = start(this::accept);
    }

    /** What the next request meets, the one after it, and so on. */
    FaultServer plays(Script... scripts) {
        this.scripts = List.of(scripts);
        this.played.set(0);
        return this;
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = this.socket.accept();
                this.open.add(connection);
                this.connections.incrementAndGet();
                start(() -> serve(connection));
            }
        }
        catch (IOException ex) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            while (!connection.isClosed()) {
                FaultExchange exchange = FaultExchange.read(connection, this.ending);
                if (exchange == null) {
                    return;
                }
                this.exchanges.add(exchange);
                List<Script> scripts = this.scripts;
                scripts.get(Math.min(this.played.getAndIncrement(), scripts.size() - 1)).play(exchange);
            }
        }
        catch (IOException ex) {
            // What clients do when they give up.
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        finally {
            this.open.remove(connection);
        }
    }

    int port() {
        return this.socket.getLocalPort();
    }

    Endpoint endpoint() {
        return Endpoint.parse("http://127.0.0.1:" + port(), null);
    }

    /** All requests so far. */
    List<FaultExchange> requests() {
        return this.exchanges;
    }

    FaultExchange request(int index) {
        return this.exchanges.get(index);
    }

    int connections() {
        return this.connections.get();
    }

    /** Closes all connections now, as a server does with idle ones. */
    void closeConnections() {
        this.open.forEach(FaultServer::close);
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** A client of this server that waits for nothing; it is closed with the server. */
    MinioClient client() {
        return client(builder -> builder);
    }

    /** The same with other settings. */
    MinioClient client(UnaryOperator<MinioClientBuilder> settings) {
        MinioClient client = settings.apply(builder()).build();
        this.clients.add(client);
        return client;
    }

    /** A client with other time limits. */
    MinioClient clientWith(UnaryOperator<HttpSettings.Builder> settings) {
        return client(builder -> builder.http(settings.apply(quick()).build()));
    }

    MinioTemplate template() {
        return new MinioTemplate(client());
    }

    MinioTemplate template(UnaryOperator<MinioClientBuilder> settings) {
        return new MinioTemplate(client(settings));
    }

    private MinioClientBuilder builder() {
        return MinioClient.builder(endpoint())
            .name("faulty")
            .credentials(CredentialsProvider.of("access", "secret-of-the-test"))
            .region("us-east-1")
            .retry(retries(Duration.ZERO))
            .http(quick().build());
    }

    static RetrySettings retries(Duration backoff) {
        return new RetrySettings(4, backoff, backoff, Duration.ofMinutes(2), RetrySettings.DEFAULT.statuses());
    }

    static HttpSettings.Builder quick() {
        return HttpSettings.builder().shutdownTimeout(Duration.ofMillis(200));
    }

    @Override
    public void close() {
        this.ending.countDown();
        closeConnections();
        this.clients.forEach(MinioClient::close);
        stopListening();
    }

    /** Refuses connections from now on. */
    void stopListening() {
        try {
            this.socket.close();
            // A thread that waits in accept keeps the port open until it wakes: one more
            // connection could slip in.
            this.acceptor.join();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

}
