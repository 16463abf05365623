package io.github.miniospring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A certificate for localhost, made for one run by the JDK's own tool. */
final class KeyStores {

    static final String PASSWORD = "changeit";

    private KeyStores() {
    }

    /** Makes {@code keys.p12} and {@code trust.p12}, and the same as files of PEM. */
    static void create(Path directory) throws Exception {
        String keys = directory.resolve("keys.p12").toString();
        String certificate = directory.resolve("public.crt").toString();
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-keystore", keys, "-storepass", PASSWORD);
        keytool("-exportcert", "-rfc", "-alias", "server", "-file", certificate, "-keystore", keys, "-storepass",
                PASSWORD);
        keytool("-importcert", "-noprompt", "-alias", "server", "-file", certificate, "-keystore",
                directory.resolve("trust.p12").toString(), "-storepass", PASSWORD);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("keytool", ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + Files.readString(log));
        }
        Files.delete(log);
    }

}
