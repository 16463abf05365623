package io.github.miniospring.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.benchmarks.peer.Peer;

/** A client in a JVM of its own, waiting for its turns. */
final class Contestant implements AutoCloseable {

    private final Peer.Kind kind;

    private final Process process;

    private final BufferedReader answers;

    private final Writer orders;

    private final List<Slice> slices = new ArrayList<>();

    private boolean able = true;

    private long warmCalls;

    private long warmCpu;

    private long warmWall;

    private long idle;

    private Contestant(Peer.Kind kind, Process process) {
        this.kind = kind;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
        this.orders = new OutputStreamWriter(process.getOutputStream());
    }

    static Contestant start(Peer.Kind kind, Work work, Place place, Path trustStore, List<String> jvm)
            throws IOException {
        List<String> command = new ArrayList<>(Jvm.command());
        command.addAll(jvm);
        command.addAll(List.of("-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + KeyStores.PASSWORD, Worker.class.getName(), kind.name(),
                work.id(), place.endpoint().toString(), place.accessKey(), place.secretKey(),
                place.files().toString()));
        return new Contestant(kind, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits until it can begin, or says that it has no means for the work. */
    void await() throws IOException {
        this.able = Worker.READY.equals(this.answers.readLine());
    }

    boolean able() {
        return this.able;
    }

    /** Lets it work; when that fails, it is out. */
    void work(Duration time, boolean counted) throws IOException {
        this.orders.write(time.toMillis() + "\n");
        this.orders.flush();
        String answer = this.answers.readLine();
        if (answer == null) {
            System.err.println(this.kind.title() + " has failed");
            this.able = false;
            this.slices.clear();
        }
        else {
            take(Slice.parse(answer), counted);
        }
    }

    private void take(Slice slice, boolean counted) {
        if (this.idle == 0) {
            this.idle = slice.resident();
        }
        if (counted) {
            this.slices.add(slice);
        }
        else {
            this.warmCalls += slice.calls();
            this.warmCpu += slice.cpu();
            this.warmWall += slice.wall();
        }
    }

    /** Whether the JVM has seen enough of the work, or had all the time there is. */
    boolean warm(Plan.Pace pace) {
        long limit = pace.warmLimit().toNanos();
        // A server that takes long leaves a client little to do.
        return this.warmCalls >= pace.warmCalls() || this.warmCpu >= limit || this.warmWall >= 3 * limit;
    }

    /** How it did. */
    Result result() {
        return new Result(this.kind, this.idle, this.warmCalls, this.slices);
    }

    Peer.Kind kind() {
        return this.kind;
    }

    List<Slice> slices() {
        return this.slices;
    }

    ProcessHandle handle() {
        return this.process.toHandle();
    }

    @Override
    public void close() throws IOException {
        this.process.destroyForcibly();
        this.answers.close();
    }

}
