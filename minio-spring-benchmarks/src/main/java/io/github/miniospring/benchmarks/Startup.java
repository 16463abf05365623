package io.github.miniospring.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.miniospring.benchmarks.startup.MinioJavaApplication;
import io.github.miniospring.benchmarks.startup.MinioSpringApplication;

/** Starts an application with the starter, and the same with minio-java, in turn. */
public final class Startup {

    private static final int ROUNDS = 11;

    /** What an application with the one has not, by the names of JARs. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "minio-9|okhttp|okio|kotlin|guava|simple-xml|bcprov|awssdk|aws|apache5|httpc|jmh|snappy|compress|tcnative");

    private static final Pattern NOT_THEIRS = Pattern
        .compile("minio-spring/|minio-spring-boot|reactor|netty|spring-web|awssdk|aws|apache5|httpc|jmh|aalto|stax2");

    private Startup() {
    }

    /**
     * @param arguments the directory that is written to; {@code docs/performance} without
     * one
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("minio-spring-startup");
        KeyStores.create(directory);
        List<String> ours = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        try (Server server = Server.none(directory)) {
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(start(server, MinioSpringApplication.class, NOT_OURS));
                theirs.add(start(server, MinioJavaApplication.class, NOT_THEIRS));
            }
        }
        String table = "| application | from main to the first put, ms | classes |\n|---|---:|---:|\n"
                + row("minio-spring", ours) + row("minio-java", theirs);
        System.out.println(table);
        Path output = Path.of((arguments.length > 0) ? arguments[0] : "docs/performance");
        Files.createDirectories(output);
        Files.writeString(output.resolve("startup.md"),
                "# Start-up\n\nWritten by `minio-spring-benchmarks/run startup`: the median of " + ROUNDS
                        + " fresh JVMs each, in turn, JDK " + System.getProperty("java.version") + ".\n\n" + table);
    }

    private static String row(String name, List<String> lines) {
        long[] millis = lines.stream().mapToLong(line -> Long.parseLong(line.split(" ")[1])).sorted().toArray();
        String classes = lines.get(lines.size() / 2).split(" ")[3];
        return "| " + name + " | " + millis[millis.length / 2] + " (" + millis[0] + " to " + millis[millis.length - 1]
                + ") | " + classes + " |\n";
    }

    private static String start(Server server, Class<?> application, Pattern unwanted) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !unwanted.matcher(entry).find() || entry.contains("benchmarks"))
            .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(Jvm.command(classPath));
        command.addAll(List.of(application.getName(), "--spring.main.banner-mode=off",
                "--minio.endpoint=" + server.http(), "--minio.access-key=benchmarks", "--minio.secret-key=benchmarks",
                "--minio.region=" + Place.REGION));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader answers = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            return answers.lines()
                .filter(line -> line.startsWith("put "))
                .findFirst()
                .orElseThrow(() -> new IOException(application.getSimpleName() + " has put nothing"));
        }
    }

}
