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

    static List<String> command(String classPath) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath);
    }

}
