package io.github.miniospring.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** How further JVMs like this one are started. */
final class Jvm {

    private Jvm() {
    }

    static List<String> command() {
        return command(System.getProperty("java.class.path"));
    }

    /** Whether Netty takes BoringSSL, which is on the class path. */
    static String nativeTls(boolean use) {
        return "-Dio.netty.handler.ssl.noOpenSsl=" + !use;
    }

    static List<String> command(String classPath) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath);
    }

}
