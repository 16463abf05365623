package io.github.miniospring.test.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.Point;
import io.github.miniospring.test.server.traffic.RequestMatch;
import io.github.miniospring.test.server.traffic.StreamFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Streams of events that misbehave. */
@Timeout(60)
class StreamFaultTests {

    private MinioTestServer server;

    private TestClient client;

    @BeforeEach
    void start() {
        this.server = MinioTestServer.builder().buckets("photos", "films").start();
        this.client = TestClient.of(this.server);
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    private EventReader listen(StreamFault fault) {
        return listen(Fault.stream(fault), "9");
    }

    private EventReader listen(Fault fault, String ping) {
        this.server.faults().on(RequestMatch.action("ListenBucketNotification").bucket("photos")).then(fault);
        return EventReader.of(this.server, this.client, "/photos?events=s3%3AObjectCreated%3A%2A&ping=" + ping);
    }

    private void put(String... keys) {
        List.of(keys).forEach(key -> this.client.put("/photos/" + key, ""));
    }

    private static String created(String key) {
        return "s3:ObjectCreated:Put " + key;
    }

    @Test
    void dropsEvents() {
        try (EventReader events = listen(StreamFault.drop(2))) {
            put("a", "b", "c");

            assertThat(events.event()).isEqualTo(created("c"));
        }
    }

    @Test
    void dropsEventsForAsLongAsTheTestWants() {
        AtomicBoolean dropping = new AtomicBoolean(true);
        try (EventReader events = listen(StreamFault.dropIf(line -> dropping.get()))) {
            put("a");
            dropping.set(false);
            put("b");

            assertThat(events.event()).isEqualTo(created("b"));
        }
    }

    @Test
    void repeatsEvents() {
        try (EventReader events = listen(StreamFault.duplicate())) {
            put("a", "b");

            assertThat(events.event()).isEqualTo(created("a"));
            assertThat(events.event()).isEqualTo(created("a"));
            assertThat(events.event()).isEqualTo(created("b"));
        }
    }

    @Test
    void sendsEventsInAnotherOrder() {
        try (EventReader events = listen(StreamFault.reorder(3))) {
            put("a", "b", "c");

            assertThat(events.event()).isEqualTo(created("c"));
            assertThat(events.event()).isEqualTo(created("b"));
            assertThat(events.event()).isEqualTo(created("a"));
        }
    }

    @Test
    void sendsLinesThatAreBroken() {
        try (EventReader events = listen(
                StreamFault.malformed(0).and(StreamFault.replace(1, "{\"Records\":[null]}")))) {
            put("a", "b", "c");

            assertThat(events.line()).startsWith("{\"Records\":[{\"eventVersion\"").doesNotEndWith("}");
            assertThat(events.line()).isEqualTo("{\"Records\":[null]}");
            assertThat(events.event()).isEqualTo(created("c"));
        }
    }

    @Test
    void sendsWhatTheTestWrites() {
        try (EventReader events = listen(StreamFault.noPing())) {
            this.server.sendToListeners("{\"Records\":[]}\n   ");
            put("a");

            assertThat(events.line()).isEqualTo("{\"Records\":[]}");
            assertThat(events.line()).startsWith("   {\"Records\":[{");
        }
    }

    @Test
    void holdsEverythingBackUntilEnoughHasGathered() {
        try (EventReader events = listen(StreamFault.holdBack(4096).and(StreamFault.noPing()))) {
            // Not even the head has come while three events wait.
            put("a", "b", "c");
            this.server.faults().clear();
            try (EventReader other = EventReader.of(this.server, this.client,
                    "/films?events=s3%3AObjectCreated%3A%2A&ping=1")) {
                other.line();
                assertThat(events.isEmpty()).isTrue();
            }
            put("d", "e");

            assertThat(events.event()).isEqualTo(created("a"));
        }
    }

    @Test
    void sendsNothingBetweenEvents() {
        try (EventReader events = listen(Fault.stream(StreamFault.noPing()), "1")) {
            this.server.faults().clear();
            try (EventReader other = EventReader.of(this.server, this.client,
                    "/films?events=s3%3AObjectCreated%3A%2A&ping=1")) {
                other.line();
                other.line();
            }
            assertThat(events.isEmpty()).isTrue();
            put("a");
            assertThat(events.line()).startsWith("{\"Records\":[{");
        }
    }

    @Test
    void sendsBlanksWithoutAnEnd() {
        try (EventReader events = listen(StreamFault.blanks(100_000, Duration.ofMillis(5)))) {
            put("a");
            String line = events.line();

            assertThat(line.trim()).startsWith("{\"Records\":[{");
            this.client.put("/photos/b", "");
            assertThat(events.line().length()).isGreaterThanOrEqualTo(line.trim().length());
        }
    }

    @Test
    void cutsTheStreamAfterEvents() {
        try (EventReader events = listen(StreamFault.cutAfter(2))) {
            put("a", "b", "c");

            assertThat(events.event()).isEqualTo(created("a"));
            assertThat(events.event()).isEqualTo(created("b"));
            assertThat(events.end()).isEmpty();
            assertThat(this.server.listeners()).isZero();
        }
    }

    @Test
    void cutsTheStreamInTheMiddleOfALine() {
        try (EventReader events = listen(Fault.cut(20), "9")) {
            put("a");

            assertThat(events.end()).isEqualTo("{\"Records\":[{\"eventV");
        }
    }

    @Test
    void freezesTheStream() {
        try (EventReader events = listen(Fault.stall(Point.inBody(20)), "1")) {
            put("a");
            EventReader.await(() -> this.server.listeners() == 0);
            this.server.faults().clear();
            try (EventReader other = EventReader.of(this.server, this.client,
                    "/films?events=s3%3AObjectCreated%3A%2A&ping=1")) {
                other.line();
                other.line();
            }
            assertThat(events.isEmpty()).isTrue();
        }
    }

    @Test
    void refusesStreamsAsItRefusesOtherRequests() {
        this.server.faults()
            .on(RequestMatch.action("ListenBucketNotification"))
            .times(1)
            .then(Fault.error(503, "SlowDown"));

        assertThat(this.client.get("/photos?events=s3%3AObjectCreated%3A%2A").outcome()).isEqualTo("503 SlowDown");
        assertThat(this.client.send("PUT", "/photos/a", "", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamFault.reorder(0))
            .withMessage("The group must be positive but is 0");
    }

}
