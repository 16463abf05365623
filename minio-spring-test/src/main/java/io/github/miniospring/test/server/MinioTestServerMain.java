package io.github.miniospring.test.server;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Runs a server in a JVM of its own, for clients that are not written in Java. It takes
 * MinIO's own variables ({@code MINIO_ROOT_USER}, {@code MINIO_ROOT_PASSWORD},
 * {@code MINIO_SITE_REGION}, {@code MINIO_DOMAIN}) and the options {@code --address
 * HOST:PORT} and {@code --tls}.
 */
public final class MinioTestServerMain {

    private static final String USAGE = "Usage: MinioTestServerMain [--address HOST:PORT] [--tls]";

    private MinioTestServerMain() {
    }

    /**
     * Starts the server and says on standard output how to reach it; runs until it is
     * killed.
     */
    public static void main(String[] args) throws InterruptedException {
        try (MinioTestServer server = settings(List.of(args), System.getenv()).start()) {
            print(server, System.out);
            Thread.currentThread().join();
        }
    }

    static MinioTestServerBuilder settings(List<String> args, Map<String, String> environment) {
        MinioTestServerBuilder settings = MinioTestServer.builder();
        if (environment.containsKey("MINIO_ROOT_USER") || environment.containsKey("MINIO_ROOT_PASSWORD")) {
            settings.credentials(environment.getOrDefault("MINIO_ROOT_USER", ""),
                    environment.getOrDefault("MINIO_ROOT_PASSWORD", ""));
        }
        settings.region(environment.getOrDefault("MINIO_SITE_REGION", ""));
        if (environment.containsKey("MINIO_DOMAIN")) {
            List.of(environment.get("MINIO_DOMAIN").split(",")).forEach(settings::domain);
        }
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--tls" -> settings.tls();
                case "--address" -> address(settings, rest.isEmpty() ? "" : rest.pop());
                default -> throw new IllegalArgumentException("There is no option '" + option + "'. " + USAGE);
            }
        }
        return settings;
    }

    private static void address(MinioTestServerBuilder settings, String address) {
        int colon = address.lastIndexOf(':');
        try {
            String host = address.substring(0, Math.max(colon, 0));
            if (!host.isEmpty()) {
                settings.address(InetAddress.getByName(host));
            }
            settings.port(Integer.parseInt(address.substring(colon + 1)));
        }
        catch (NumberFormatException | UnknownHostException ex) {
            throw new IllegalArgumentException("--address '" + address + "' is not HOST:PORT. " + USAGE, ex);
        }
    }

    private static void print(MinioTestServer server, PrintStream out) {
        out.println("Endpoint:   " + server.endpoint());
        out.println("Access key: " + server.accessKey());
        out.println("Secret key: " + server.secretKey());
        out.println("Everything is kept in memory and temporary files, and is gone when this process ends.");
    }

}
