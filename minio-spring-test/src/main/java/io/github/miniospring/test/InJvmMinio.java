package io.github.miniospring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.MinioTestServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The servers in this JVM, over http and over TLS, set up as the real ones are. Started
 * when they are first asked for; they end with the JVM.
 */
final class InJvmMinio {

    private static @Nullable MinioInstance server;

    private InJvmMinio() {
    }

    static synchronized MinioInstance server() {
        MinioInstance started = server;
        if (started == null) {
            started = start();
            server = started;
        }
        return started;
    }

    private static MinioInstance start() {
        MinioTestServer plain = everywhere().start();
        MinioTestServer tls = everywhere().credentials(plain.accessKey(), plain.secretKey()).tls().start();
        try {
            Path certificate = Files.createTempFile("minio-spring-test-", ".crt");
            Files.writeString(certificate, tls.certificate());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(plain, tls, certificate), "minio-test-stop"));
            return new MinioInstance(plain.endpoint(), tls.endpoint(), certificate, plain.accessKey(),
                    plain.secretKey());
        }
        catch (IOException ex) {
            throw new UncheckedIOException("The certificate cannot be stored", ex);
        }
    }

    // As the real one does: tests of TLS and of names reach it by more than one address.
    private static MinioTestServerBuilder everywhere() {
        return MinioTestServer.builder().address(new InetSocketAddress(0).getAddress());
    }

    private static void stop(MinioTestServer plain, MinioTestServer tls, Path certificate) {
        plain.close();
        tls.close();
        try {
            Files.deleteIfExists(certificate);
        }
        catch (IOException ex) {
            System.err.println("Left behind: " + certificate);
        }
    }

}
