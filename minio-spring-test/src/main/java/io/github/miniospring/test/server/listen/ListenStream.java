package io.github.miniospring.test.server.listen;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.github.miniospring.test.server.event.EventBus;
import io.github.miniospring.test.server.event.EventFilter;
import io.github.miniospring.test.server.event.EventRecord;
import io.github.miniospring.test.server.event.Subscription;
import io.github.miniospring.test.server.http.LiveBody;
import io.github.miniospring.test.server.traffic.StreamFault;
import org.jspecify.annotations.Nullable;

/**
 * Events, one on each line, for as long as the client listens. As with MinIO, status and
 * headers come with the first line or ping, and who reads too slowly misses events.
 */
final class ListenStream implements LiveBody, Subscription {

    private static final Duration BLANK_PERIOD = Duration.ofMillis(500);

    // Some thousand events, as a MinIO with a few GiB of memory keeps for each listener.
    private static final long MOST_WAITING = 8 * 1024 * 1024;

    private final EventBus events;

    private final EventFilter filter;

    private final StreamFault fault;

    private final String beat;

    private final Duration period;

    private final Function<String, List<String>> lines;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    private int sent;

    private @Nullable Sink sink;

    /**
     * Creates a stream.
     * @param ping time between pings; null for one blank every half second
     */
    ListenStream(EventBus events, EventFilter filter, @Nullable Duration ping, StreamFault fault) {
        this.events = events;
        this.filter = filter;
        this.fault = fault;
        this.lines = fault.lines();
        StreamFault.Blanks blanks = fault.blanks();
        if (blanks != null) {
            this.beat = " ".repeat(blanks.count());
            this.period = blanks.period();
        }
        else {
            this.beat = (ping != null) ? "{\"Records\":null}\n" : " ";
            this.period = (ping != null) ? ping : BLANK_PERIOD;
        }
    }

    @Override
    public EventFilter filter() {
        return this.filter;
    }

    @Override
    public void start(Sink sink) {
        synchronized (this) {
            this.sink = sink;
        }
        this.events.subscribe(this);
        if (!this.fault.isSilent()) {
            sink.later(this.period, () -> beat(sink));
        }
    }

    private void beat(Sink sink) {
        write(this.beat);
        sink.later(this.period, () -> beat(sink));
    }

    @Override
    public void stop() {
        this.events.unsubscribe(this);
    }

    @Override
    public synchronized void take(EventRecord event) {
        for (String line : this.lines.apply("{\"Records\":[" + event.json() + "]}")) {
            if (this.sent >= this.fault.cutAfter()) {
                return;
            }
            this.sent++;
            write(line + "\n");
            if (this.sent >= this.fault.cutAfter() && this.sink != null) {
                this.sink.cut();
            }
        }
    }

    @Override
    public synchronized void send(String text) {
        write(text);
    }

    private synchronized void write(String text) {
        Sink sink = this.sink;
        if (sink == null || sink.waiting() > MOST_WAITING) {
            return;
        }
        this.held.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        if (this.held.size() >= this.fault.heldBack()) {
            sink.send(this.held.toByteArray());
            this.held.reset();
        }
    }

}
