package io.github.miniospring.listener.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.listener.MinioEvent;
import org.jspecify.annotations.Nullable;

/**
 * Listeners in a JVM of their own, which is killed at any moment, as by {@code kill -9},
 * and started again on its store. What they have handled is in a file for each life.
 */
final class ChildJvm {

    private final String name;

    private final Endpoint endpoint;

    private final String place;

    private final Path directory;

    private final Random random;

    private final List<Application> applications;

    private @Nullable Process process;

    private int life;

    private long read;

    private volatile String status = "";

    /**
     * @param place of the checkpoints: {@code bucket}, or the URL of a database
     */
    ChildJvm(String name, Endpoint endpoint, String place, Path directory, Random random) {
        this.name = name;
        this.endpoint = endpoint;
        this.place = place;
        this.directory = directory;
        this.random = random;
        this.applications = Stream.of(Listening.values()).<Application>map(Listener::new).toList();
    }

    /** Its listeners, which live and die together. */
    List<Application> applications() {
        return this.applications;
    }

    private Path journal() {
        return this.directory.resolve(this.name + "-" + this.life);
    }

    private synchronized void start() throws IOException {
        if (this.process != null) {
            return;
        }
        this.life++;
        this.read = 0;
        this.status = "";
        Files.createFile(journal());
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                ListeningProcess.class.getName(), this.endpoint.toString(), this.place, journal().toString(),
                String.valueOf(this.random.nextLong()));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(this.directory.resolve(this.name + ".log").toFile()));
        Process started = builder.start();
        this.process = started;
        Thread reading = new Thread(() -> read(started), "status of " + this.name);
        reading.setDaemon(true);
        reading.start();
    }

    private void read(Process started) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("live ") || line.startsWith("busy ")) {
                    this.status = line;
                }
            }
        }
        catch (IOException ex) {
            // It is dead.
        }
    }

    private synchronized void kill() throws Exception {
        Process killed = this.process;
        if (killed == null) {
            return;
        }
        killed.destroyForcibly().waitFor();
        this.process = null;
        update();
        this.applications.forEach(Application::killed);
        Thread.sleep(this.random.nextInt(2000));
        start();
    }

    private synchronized void order(String order) throws IOException {
        Process running = this.process;
        if (running != null && running.isAlive()) {
            OutputStream orders = running.getOutputStream();
            orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
        }
    }

    private synchronized void stop() throws Exception {
        Process running = this.process;
        if (running == null) {
            return;
        }
        try {
            order("stop");
        }
        finally {
            boolean ended = running.waitFor(30, TimeUnit.SECONDS);
            running.destroyForcibly().waitFor();
            this.process = null;
            update();
            if (!ended) {
                this.applications.get(0).violate("It did not stop");
            }
        }
    }

    // A line that was not finished is of an event that was not handled.
    private synchronized void update() throws IOException {
        byte[] bytes;
        try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "r")) {
            bytes = new byte[(int) (file.length() - this.read)];
            file.seek(this.read);
            file.readFully(bytes);
        }
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                take(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        this.read += start;
    }

    private void take(String line) {
        Application application = this.applications.get(Journal.listening(line).ordinal());
        MinioEvent event = Journal.event(line);
        if (event != null) {
            application.record(event);
        }
        else {
            application.violate(line);
        }
    }

    /** One of its listeners; what is done to it is done to all. */
    private final class Listener extends Application {

        private Listener(Listening listening) {
            super(listening);
        }

        @Override
        void start() throws IOException {
            ChildJvm.this.start();
        }

        @Override
        void kill() throws Exception {
            ChildJvm.this.kill();
        }

        @Override
        void failStore(boolean failing) {
            // A bucket fails with its server; a database in the process dies with it.
        }

        @Override
        void calm() throws IOException {
            order("calm");
        }

        @Override
        void stop() throws Exception {
            ChildJvm.this.stop();
        }

        @Override
        void update() throws IOException {
            ChildJvm.this.update();
        }

        @Override
        boolean isLive() {
            return ChildJvm.this.status.startsWith("live ");
        }

        @Override
        int repeatsOfKill() {
            return Listening.PENDING + Listening.CONCURRENCY;
        }

        @Override
        String report() {
            return (this.listening == Listening.INVENTORY) ? ChildJvm.this.status : "";
        }

        @Override
        public String toString() {
            return this.listening + " of " + ChildJvm.this.name;
        }

    }

}
