package io.github.miniospring.listener.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.miniospring.Endpoint;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.RequestMatch;
import io.github.miniospring.test.server.traffic.StreamFault;
import org.springframework.util.FileSystemUtils;

/** A server that can be disturbed in ways of its own. */
interface Server extends AutoCloseable {

    String KEY = "soak";

    String SECRET = "soak-secret-0123456789";

    Endpoint endpoint();

    /** Does some harm, of which it recovers by itself or at the next {@link #calm()}. */
    void harm(Random random) throws Exception;

    void calm() throws Exception;

    @Override
    void close();

    /** The one in this JVM: its streams lose, repeat and garble events. */
    static Server inJvm() {
        return new InJvm(MinioTestServer.builder().credentials(KEY, SECRET).start());
    }

    /** The real one: it is killed, and started again on what it has written. */
    static Server real(Path binary) throws Exception {
        Real server = new Real(binary);
        server.start();
        return server;
    }

    /** See {@link Server#inJvm()}. */
    record InJvm(MinioTestServer server) implements Server {

        @Override
        public Endpoint endpoint() {
            return Endpoint.parse("http://127.0.0.1:" + this.server.port(), null);
        }

        @Override
        public void harm(Random random) {
            List<Supplier<StreamFault>> streams = List.of(
                    () -> StreamFault.dropIf(line -> random.nextInt(4) == 0).and(StreamFault.duplicate()),
                    () -> StreamFault.drop(20), () -> StreamFault.duplicate().and(StreamFault.reorder(5)),
                    () -> StreamFault.malformed(3).and(StreamFault.dropIf(line -> random.nextInt(8) == 0)),
                    () -> StreamFault.replace(2, "{\"Records\":[{}]}"),
                    () -> StreamFault.replace(1, "x".repeat(1_200_000)), () -> StreamFault.holdBack(4096),
                    () -> StreamFault.noPing(), () -> StreamFault.cutAfter(7),
                    () -> StreamFault.blanks(5000, Duration.ofMillis(100)));
            this.server.faults().clear();
            if (random.nextInt(6) == 0) {
                this.server.faults()
                    .on(RequestMatch.any().where(request -> random.nextInt(3) == 0))
                    .times(20)
                    .then(Fault.error(503, "SlowDownRead"));
            }
            this.server.faults()
                .on(RequestMatch.action("ListenBucketNotification"))
                .then(Fault.stream(streams.get(random.nextInt(streams.size())).get()));
            this.server.disconnectAll();
        }

        @Override
        public void calm() {
            this.server.faults().clear();
            this.server.disconnectAll();
        }

        @Override
        public void close() {
            this.server.close();
        }

    }

    /** See {@link Server#real(Path)}. */
    final class Real implements Server {

        private final Path binary;

        private final Path directory;

        private final int port;

        private Process process;

        private Real(Path binary) throws IOException {
            this.binary = binary;
            this.directory = Files.createTempDirectory("minio-spring-soak-");
            this.port = freePort();
        }

        // Not one of those that the system gives out: nobody gets it while the server is
        // down.
        private static int freePort() throws IOException {
            while (true) {
                int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
                try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    return socket.getLocalPort();
                }
                catch (BindException ex) {
                    // Somebody has it.
                }
            }
        }

        private void start() throws Exception {
            ProcessBuilder builder = new ProcessBuilder(this.binary.toString(), "server", "--address",
                    "127.0.0.1:" + this.port, "--console-address", "127.0.0.1:0",
                    this.directory.resolve("data").toString());
            builder.environment().keySet().removeIf(name -> name.startsWith("MINIO_"));
            builder.environment().put("MINIO_ROOT_USER", KEY);
            builder.environment().put("MINIO_ROOT_PASSWORD", SECRET);
            builder.environment().put("MINIO_BROWSER", "off");
            builder.environment().put("MINIO_UPDATE", "off");
            // As many events wait for a listener as there may be requests: few.
            builder.environment().put("MINIO_API_REQUESTS_MAX", "16");
            builder.environment().put("HOME", this.directory.toString());
            this.process = builder.redirectErrorStream(true)
                .redirectOutput(this.directory.resolve("log").toFile())
                .start();
        }

        @Override
        public Endpoint endpoint() {
            return Endpoint.parse("http://127.0.0.1:" + this.port, null);
        }

        @Override
        public void harm(Random random) throws Exception {
            this.process.destroyForcibly().waitFor();
            Thread.sleep(random.nextInt(1500));
            start();
        }

        @Override
        public void calm() {
            // It is whole as soon as it runs.
        }

        @Override
        public void close() {
            try {
                this.process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
                FileSystemUtils.deleteRecursively(this.directory);
            }
            catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

    }

}
