package io.github.miniospring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

/**
 * The server program, started twice with data of its own: over http with a key for
 * encryption, and over TLS. It ends with the JVM.
 */
final class RealMinioProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path directory;

    private final String secretKey = UUID.randomUUID().toString();

    private final List<Process> processes = new ArrayList<>();

    private RealMinioProcess(Path directory) {
        this.directory = directory;
    }

    static MinioInstance start(Path binary) throws Exception {
        RealMinioProcess server = new RealMinioProcess(Files.createTempDirectory("minio-spring-test-"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "minio-test-stop"));
        TestCertificate certificate = TestCertificate
            .create(Files.createDirectories(server.directory.resolve("certs")));
        int port = freePort();
        int tlsPort = freePort();
        Process plain = server.launch(binary, port, "data", List.of());
        Process tls = server.launch(binary, tlsPort, "data-tls",
                List.of("--certs-dir", certificate.directory().toString()));
        String endpoint = "http://localhost:" + port;
        String tlsEndpoint = "https://localhost:" + tlsPort;
        awaitReady(endpoint, plain, certificate.clientContext());
        awaitReady(tlsEndpoint, tls, certificate.clientContext());
        return new MinioInstance(endpoint, tlsEndpoint, certificate.certificate(), "minio-spring-test",
                server.secretKey);
    }

    private Process launch(Path binary, int port, String data, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(binary.toString(), "server", "--address", ":" + port, "--console-address", ":0"));
        command.addAll(options);
        command.add(this.directory.resolve(data).toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MINIO_"));
        builder.environment().put("MINIO_ROOT_USER", "minio-spring-test");
        builder.environment().put("MINIO_ROOT_PASSWORD", this.secretKey);
        builder.environment().put("MINIO_BROWSER", "off");
        builder.environment().put("MINIO_UPDATE", "off");
        builder.environment().put("HOME", this.directory.toString());
        builder.environment()
            .put("MINIO_KMS_SECRET_KEY", "test-key:" + Base64.getEncoder().encodeToString(new byte[32]));
        builder.redirectErrorStream(true).redirectOutput(this.directory.resolve(data + ".log").toFile());
        Process process = builder.start();
        this.processes.add(process);
        return process;
    }

    // It answers before it can store anything: only then does the header go away.
    private static void awaitReady(String endpoint, Process process, SSLContext context) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/minio/health/cluster")).build();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
                if (response.statusCode() == 200 && response.headers().firstValue("x-minio-server-status").isEmpty()) {
                    return;
                }
            }
            catch (IOException ex) {
                // Not listening yet.
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("it ended with status " + process.exitValue());
            }
        }
        throw new IllegalStateException("it was not ready within " + START_LIMIT.toSeconds() + " s");
    }

    // Not one of those that the system gives out: that might be given to others until the
    // server listens.
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

    private void stop() {
        this.processes.forEach(Process::destroyForcibly);
        try {
            for (Process process : this.processes) {
                process.waitFor(5, TimeUnit.SECONDS);
            }
            try (Stream<Path> files = Files.walk(this.directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(RealMinioProcess::delete);
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        catch (IOException | UncheckedIOException ex) {
            System.err.println("Left behind: " + this.directory);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
