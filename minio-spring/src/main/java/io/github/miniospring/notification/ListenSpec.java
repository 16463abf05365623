package io.github.miniospring.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import io.github.miniospring.Redaction;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/** What listening to one bucket and to all have in common. */
abstract class ListenSpec<S extends ListenSpec<S>> extends OperationSpec<S, ReactiveNotifications> {

    private static final List<EventName> DEFAULT = List.of(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED,
            EventName.OBJECT_ACCESSED);

    private static final int MAX_FILTER = 1024;

    private static final int SILENT_PINGS = 5;

    private final List<Runnable> onListening = new ArrayList<>();

    private final List<IntConsumer> onBytes = new ArrayList<>();

    private List<EventName> events = DEFAULT;

    private Duration ping = Duration.ofSeconds(2);

    private @Nullable Duration maxSilence;

    private int buffer = 10_000;

    private @Nullable Consumer<String> unreadable;

    ListenSpec(@Nullable String bucket) {
        super(HttpMethod.GET, bucket, null);
        repeatOnlyWhenRefused();
    }

    /**
     * Keeps only keys that begin with {@code prefix}; a {@code *} in it stands for
     * anything.
     */
    public S prefix(String prefix) {
        return filter("prefix", prefix);
    }

    /**
     * Keeps only keys that end with {@code suffix}; a {@code *} in it stands for
     * anything.
     */
    public S suffix(String suffix) {
        return filter("suffix", suffix);
    }

    private S filter(String name, String value) {
        boolean dots = Arrays.stream(value.split("/")).anyMatch(part -> part.equals(".") || part.equals(".."));
        Assert.isTrue(!dots && value.indexOf('\\') < 0, () -> name + " '" + Redaction.line(value, 200)
                + "' has a backslash, or '.' or '..' between slashes," + " which the server refuses");
        Assert.isTrue(value.getBytes(StandardCharsets.UTF_8).length <= MAX_FILTER,
                () -> name + " has more than " + MAX_FILTER + " bytes in UTF-8");
        return value.isEmpty() ? dropQuery(name) : setQuery(name, value);
    }

    /**
     * What to listen to. Default: objects stored, removed and accessed.
     * @param events at least one
     */
    public S events(EventName... events) {
        Assert.notEmpty(events, "events must name at least one; leave it out for those of the default");
        this.events = List.of(events);
        return self();
    }

    /**
     * How often the server shows that it is alive, in whole seconds. Default: 2 s. Status
     * and headers come with the first of these, or of the events.
     */
    public S ping(Duration ping) {
        Assert.isTrue(ping.toSeconds() >= 1 && ping.equals(Duration.ofSeconds(ping.toSeconds())),
                () -> "ping must be whole seconds, at least one, but is " + ping);
        this.ping = ping;
        return self();
    }

    /**
     * After how long a silence the stream has failed. Default: five pings. The newest
     * source of MinIO's server, and proxies that gather what they pass on, are silent for
     * longer.
     */
    public S maxSilence(Duration silence) {
        Assert.isTrue(silence.toMillis() > 0, () -> "maxSilence must be positive but is " + silence);
        this.maxSilence = silence;
        return self();
    }

    /**
     * How many records may wait for a slow reader before the stream fails; together they
     * may have 16 million characters. Default: 10,000.
     */
    public S buffer(int records) {
        Assert.isTrue(records > 0, () -> "buffer must be positive but is " + records);
        this.buffer = records;
        return self();
    }

    /**
     * Has something done once the server listens, which is when its first byte has come:
     * what happens from then on is told. On the thread of the connection; must not block.
     */
    public S onListening(Runnable action) {
        this.onListening.add(action);
        return self();
    }

    /**
     * Has something done whenever bytes come, be it only to show that the server is
     * alive. On the thread of the connection; must not block.
     * @param action given how many
     */
    public S onBytes(IntConsumer action) {
        this.onBytes.add(action);
        return self();
    }

    /**
     * Leaves lines out that cannot be read, and tells of them, in place of failing. On
     * the thread of the connection; must not block.
     * @param action given the line's beginning, 8 KiB at most
     */
    public S onUnreadable(Consumer<String> action) {
        this.unreadable = action;
        return self();
    }

    @Override
    public Duration maxSilence() {
        return (this.maxSilence != null) ? this.maxSilence : this.ping.multipliedBy(SILENT_PINGS);
    }

    @Override
    protected void beforeRequest() {
        dropQuery("events");
        this.events.forEach(event -> query("events", event.value()));
        setQuery("ping", Long.toString(this.ping.toSeconds()));
        Assert.isTrue(maxSilence().compareTo(this.ping) > 0,
                () -> "maxSilence " + maxSilence() + " must be longer than ping, which is " + this.ping);
    }

    @Override
    public Mono<ReactiveNotifications> decode(S3Response response) {
        ListenOptions options = new ListenOptions(this.buffer, this.onListening, this.onBytes, this.unreadable);
        return Mono.fromSupplier(() -> {
            MediaType type = response.headers().getContentType();
            // Other servers do not know the query, and list the bucket.
            if (type != null && (type.getSubtype().endsWith("xml") || type.getSubtype().equals("html"))) {
                throw ReactiveNotifications.notAStream(response, "is of type " + type);
            }
            return new ReactiveNotifications(response, options);
        });
    }

}
