package io.github.miniospring.test;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Finds or starts the server once for the JVM. */
final class RealMinioLocator {

    static final RealMinioLocator INSTANCE = new RealMinioLocator(System.getenv());

    private static final String ADVICE = "set MINIO_TEST_ENDPOINT (with MINIO_TEST_ACCESS_KEY and"
            + " MINIO_TEST_SECRET_KEY) or MINIO_TEST_BINARY, or put minio on the path";

    private final Map<String, String> environment;

    private boolean searched;

    private @Nullable MinioInstance server;

    private @Nullable String problem;

    RealMinioLocator(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean isRequired() {
        return Boolean.parseBoolean(this.environment.get("MINIO_TEST_REQUIRED"));
    }

    /** The server; null where there is none. */
    synchronized @Nullable MinioInstance find() {
        if (!this.searched) {
            this.searched = true;
            try {
                this.server = search();
            }
            catch (Exception ex) {
                this.problem = "the MinIO server could not be started: " + ex.getMessage();
            }
            if (this.server == null) {
                // Test reports hide reasons; whoever runs the build should see this one.
                System.err.println("Tests against a real MinIO are skipped: " + whyNone());
            }
        }
        return this.server;
    }

    synchronized String whyNone() {
        return (this.problem != null) ? this.problem : "there is no MinIO server: " + ADVICE;
    }

    private @Nullable MinioInstance search() throws Exception {
        String endpoint = this.environment.get("MINIO_TEST_ENDPOINT");
        if (endpoint != null) {
            String certificate = this.environment.get("MINIO_TEST_TLS_CERTIFICATE");
            return new MinioInstance(endpoint, this.environment.get("MINIO_TEST_TLS_ENDPOINT"),
                    (certificate != null) ? Path.of(certificate) : null, given("MINIO_TEST_ACCESS_KEY"),
                    given("MINIO_TEST_SECRET_KEY"));
        }
        Path binary = binary();
        return (binary != null) ? RealMinioProcess.start(binary) : null;
    }

    private String given(String name) {
        String value = this.environment.get(name);
        if (value == null) {
            throw new IllegalStateException("MINIO_TEST_ENDPOINT is set, but " + name + " is not");
        }
        return value;
    }

    private @Nullable Path binary() {
        String named = this.environment.get("MINIO_TEST_BINARY");
        if (named != null) {
            Path binary = Path.of(named);
            if (!Files.isExecutable(binary)) {
                throw new IllegalStateException("MINIO_TEST_BINARY '" + named + "' is no program");
            }
            return binary;
        }
        for (String directory : this.environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : new String[] { "minio", "minio.exe" }) {
                Path binary = Path.of(directory, name);
                if (!directory.isEmpty() && Files.isExecutable(binary) && Files.isRegularFile(binary)) {
                    return binary;
                }
            }
        }
        return null;
    }

}
