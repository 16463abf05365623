package io.github.miniospring.sample;

import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEvents;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.annotation.MinioListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Tells pages what happens in the bucket, whoever does it, as server-sent events. A page
 * that connects lists what is there, and is told what happens from then on.
 */
@RestController
class LiveController {

    /** A browser that has gone is noticed when something is sent to it. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int WAITING = 1000;

    private final Sinks.Many<Happening> happenings = Sinks.many().multicast().directBestEffort();

    // One after the other: the pages see things in their order.
    @MinioListener(id = "page", bucket = "${inbox.bucket}",
            events = { MinioEvents.OBJECT_CREATED, MinioEvents.OBJECT_REMOVED }, mode = "BROADCAST", concurrency = "1")
    void tell(MinioEvent event) {
        this.happenings.tryEmitNext(new Happening(event.key(), event.kind(), event.size(), event.time()));
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Happening>> events() {
        Flux<ServerSentEvent<Happening>> alive = Flux.interval(Duration.ZERO, HEARTBEAT)
            .onBackpressureDrop()
            .map(tick -> ServerSentEvent.<Happening>builder().comment("alive").build());
        // A page that is too slow misses the oldest, and not the application its rest.
        Flux<ServerSentEvent<Happening>> told = this.happenings.asFlux()
            .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST)
            .map(happening -> ServerSentEvent.builder(happening).build());
        return told.mergeWith(alive.takeUntilOther(this.happenings.asFlux().ignoreElements()));
    }

    // The application waits for its answers before it ends; these have no end.
    @EventListener(ContextClosedEvent.class)
    void end() {
        this.happenings.tryEmitComplete();
    }

    /**
     * What has happened to an object.
     *
     * @param key its key
     * @param kind what
     * @param size its bytes
     * @param time when
     */
    record Happening(String key, StateKind kind, long size, Instant time) {
    }

}
