package io.github.miniospring.listener.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import javax.sql.DataSource;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventHandler;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.jdbc.JdbcCheckpointStore;
import io.github.miniospring.listener.jdbc.JdbcLeaseStore;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.ControlArea;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.ObjectCheckpointStore;
import io.github.miniospring.listener.store.ObjectLeaseStore;
import io.github.miniospring.template.MinioTemplate;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * An application that listens until it is told to stop, or is killed. What it has handled
 * it appends to a file, a line for each event, before the handler returns.
 */
final class ListeningProcess {

    private final Random random;

    private final FileChannel journal;

    private volatile boolean harming = true;

    private ListeningProcess(FileChannel journal, long seed) {
        this.journal = journal;
        this.random = new Random(seed);
    }

    /**
     * @param arguments endpoint, place of the checkpoints ({@code bucket}, or the URL of
     * a database), file of the journal, seed
     */
    public static void main(String[] arguments) throws Exception {
        try (FileChannel journal = FileChannel.open(Path.of(arguments[2]), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
                MinioClient client = MinioClient.builder(Endpoint.parse(arguments[0], null))
                    .credentials(CredentialsProvider.of(Server.KEY, Server.SECRET))
                    .build()) {
            new ListeningProcess(journal, Long.parseLong(arguments[3])).run(new MinioTemplate(client), arguments[1]);
        }
    }

    private void run(MinioTemplate template, String place) throws Exception {
        CheckpointStore store;
        LeaseStore leases;
        if (place.equals("bucket")) {
            ControlArea area = new ControlArea(Listening.CONTROL, ".listeners/");
            store = new ObjectCheckpointStore(template, area);
            leases = new ObjectLeaseStore(template, area);
        }
        else {
            DataSource source = JdbcConnectionPool.create(place, "sa", "");
            new ResourceDatabasePopulator(new ClassPathResource("io/github/miniospring/listener/jdbc/schema-h2.sql"))
                .execute(source);
            store = new JdbcCheckpointStore(source);
            leases = new JdbcLeaseStore(source);
        }
        DefaultMinioListenerContainerFactory factory = new DefaultMinioListenerContainerFactory(template, store,
                letter -> {
                    throw new IllegalStateException("Nothing may die: " + letter);
                })
            .settings(Listening.settings())
            .leases(leases)
            .instance("child");
        List<MinioListenerContainer> containers = new ArrayList<>();
        for (Listening listening : Listening.values()) {
            containers.add(factory.createContainer(listening.endpoint(new Journaled(listening))));
        }
        containers.forEach(MinioListenerContainer::start);
        Thread reporting = new Thread(() -> report(containers), "reporting");
        reporting.setDaemon(true);
        reporting.start();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Without whoever has started it there is nothing to do, either.
        for (String order = orders.readLine(); "calm".equals(order); order = orders.readLine()) {
            this.harming = false;
        }
        containers.forEach(MinioListenerContainer::stop);
    }

    private static void report(List<MinioListenerContainer> containers) {
        try {
            while (true) {
                List<ListenerStatus> all = containers.stream().map(MinioListenerContainer::status).toList();
                boolean live = all.stream()
                    .allMatch(status -> status.state() == ListenerState.LIVE && status.pending() == 0);
                System.out.println((live ? "live " : "busy ") + all.toString().replace('\n', ' '));
                Thread.sleep(100);
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void append(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                this.journal.write(bytes);
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** A handler that is slow and fails at times, but says what it has done. */
    private final class Journaled implements MinioEventHandler {

        private final Listening listening;

        private final Set<String> busy = new HashSet<>();

        private Journaled(Listening listening) {
            this.listening = listening;
        }

        @Override
        public @Nullable CompletionStage<?> handle(List<MinioEvent> events) throws Exception {
            ListeningProcess process = ListeningProcess.this;
            MinioEvent event = events.get(0);
            int fate = process.random.nextInt(100);
            synchronized (this.busy) {
                if (!this.busy.add(event.key())) {
                    append(Journal.violation(this.listening, "two at once: " + event));
                }
            }
            try {
                Thread.sleep((fate < 20) ? fate : 0);
                if (process.harming && fate >= 90) {
                    throw new IllegalStateException("the handler fails");
                }
                append(Journal.line(this.listening, event));
            }
            finally {
                synchronized (this.busy) {
                    this.busy.remove(event.key());
                }
            }
            return null;
        }

    }

}
