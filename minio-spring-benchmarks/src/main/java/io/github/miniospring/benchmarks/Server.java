package io.github.miniospring.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.Endpoint;
import io.github.miniospring.benchmarks.server.NullServer;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.Listing;

/**
 * A server in a process of its own.
 *
 * @param name for readers
 * @param process its process
 * @param http its address
 * @param https its other address
 */
record Server(String name, Process process, URI http, URI https) implements AutoCloseable {

    /** The name of the one that answers from memory. */
    static final String NONE = "null server";

    private static final String KEY = "benchmarks";

    /** The one that answers from memory. */
    static Server none(Path directory) throws IOException {
        List<String> command = new ArrayList<>(Jvm.command());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", NullServer.class.getName(),
                directory.resolve("keys.p12").toString(), KeyStores.PASSWORD));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String[] ports = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine().split(" ");
        return new Server(NONE, process, URI.create("http://127.0.0.1:" + ports[1]),
                URI.create("https://localhost:" + ports[3]));
    }

    /** MinIO's own, with everything in it that is read. */
    static Server minio(String binary, Path directory, List<Work> works) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path data = Files.createDirectories(directory.resolve("minio"));
        ProcessBuilder builder = new ProcessBuilder(binary, "server", "--quiet", "--address", "127.0.0.1:" + port,
                data.toString());
        builder.environment().put("MINIO_ROOT_USER", KEY);
        builder.environment().put("MINIO_ROOT_PASSWORD", KEY);
        Process process = builder.redirectErrorStream(true)
            .redirectOutput(directory.resolve("minio.log").toFile())
            .start();
        Server server = new Server("MinIO", process, URI.create("http://127.0.0.1:" + port),
                URI.create("http://127.0.0.1:" + port));
        server.fill(directory, works);
        return server;
    }

    private void fill(Path directory, List<Work> works) throws Exception {
        Place place = place(false, directory);
        try (MinioClient client = MinioClient.builder(Endpoint.parse(this.http.toString(), null))
            .credentials(CredentialsProvider.of(Credentials.of(KEY, KEY)))
            .region(Place.REGION)
            .build()) {
            MinioTemplate template = new MinioTemplate(client);
            awaitLife(template);
            template.makeBucket(place.bucket());
            for (Work work : works) {
                switch (work.operation()) {
                    case GET ->
                        template.putObject(place.bucket(), Place.present(work.size()), Bytes.array((int) work.size()));
                    case FILE_DOWN, STREAM_DOWN -> template.putObject(place.bucket(), Place.present(work.size()),
                            ObjectBody.of(place.source(work.size())));
                    case LIST -> list(template, place.bucket(), work.size());
                    default -> {
                    }
                }
            }
        }
    }

    private static void awaitLife(MinioTemplate template) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                template.listBuckets();
                return;
            }
            catch (RuntimeException ex) {
                if (System.nanoTime() > end) {
                    throw ex;
                }
                Thread.sleep(200);
            }
        }
    }

    private static void list(MinioTemplate template, String bucket, long count) {
        byte[] content = Bytes.array(1024);
        long present = template.listObjects(bucket, Listing::recursive).count();
        if (present < count) {
            reactor.core.publisher.Flux.range(0, (int) count)
                .flatMap(key -> template.reactive().putObject(bucket, "list/%05d".formatted(key), content), 16)
                .blockLast();
        }
    }

    Place place(boolean secure, Path directory) {
        return new Place(secure ? this.https : this.http, "bench", KEY, KEY, directory);
    }

    @Override
    public void close() {
        this.process.destroy();
        this.process.onExit().join();
    }

}
