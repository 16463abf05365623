package io.github.miniospring.listener.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is left behind where a server does not do all that it is asked. */
@MinioContract
class ObjectCheckpointFaultTests {

    private static final String LISTENER = "invoices";

    private static final String CHECKPOINT = "control/checkpoint/invoices";

    private static final String FOLDER = "control/inventory/invoices/";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private enum Fault {

        NONE, CHECKPOINT_REFUSED, CHECKPOINT_WRITTEN_AND_REFUSED, CHECKPOINT_TAKEN_OVER, REMOVAL_REFUSED

    }

    private final Logger logger = (Logger) LoggerFactory.getLogger(Blocks.class);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private final SettableClock clock = new SettableClock(NOON);

    private volatile Fault fault = Fault.NONE;

    private TestBucket bucket;

    private MinioClient client;

    private ControlArea area;

    private ObjectCheckpointStore store;

    @BeforeEach
    void setUp(TestServer server, TestBucket bucket) {
        this.bucket = bucket;
        this.client = server.client().filter(this::exchange).build();
        this.area = new ControlArea(bucket.name(), "control");
        this.store = new ObjectCheckpointStore(new MinioTemplate(this.client), this.area, this.clock);
        this.logged.start();
        this.logger.addAppender(this.logged);
    }

    @AfterEach
    void closeClient() {
        this.logger.detachAppender(this.logged);
        this.client.close();
    }

    private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
        boolean checkpoint = request.method() == HttpMethod.PUT && request.url().getPath().endsWith(CHECKPOINT);
        String query = request.url().getQuery();
        if (checkpoint && this.fault == Fault.CHECKPOINT_REFUSED) {
            return Mono.just(refusal());
        }
        if (checkpoint && this.fault == Fault.CHECKPOINT_WRITTEN_AND_REFUSED) {
            return next.exchange(request).flatMap(response -> response.releaseBody().thenReturn(refusal()));
        }
        if (checkpoint && this.fault == Fault.CHECKPOINT_TAKEN_OVER) {
            return next.exchange(request)
                .flatMap(response -> response.releaseBody()
                    .then(Mono.<ClientResponse>fromCallable(this::takeOver).subscribeOn(Schedulers.boundedElastic())));
        }
        if (query != null && query.startsWith("delete") && this.fault == Fault.REMOVAL_REFUSED) {
            return Mono
                .fromCallable(() -> ClientResponse.create(HttpStatus.OK)
                    .header("Content-Type", "application/xml")
                    .body(blocks().stream()
                        .map(key -> "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><Key>" + key
                                + "</Key></Error>")
                        .collect(Collectors.joining("", "<DeleteResult>", "</DeleteResult>")))
                    .build())
                .subscribeOn(Schedulers.boundedElastic());
        }
        return next.exchange(request);
    }

    private ClientResponse takeOver() {
        this.fault = Fault.NONE;
        this.store.open(LISTENER, Mode.INVENTORY, 2).close();
        throw new MinioRequestException("The answer is lost", null);
    }

    private static ClientResponse refusal() {
        return ClientResponse.create(HttpStatus.FORBIDDEN)
            .header("Content-Type", "application/xml")
            .body("<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>")
            .build();
    }

    @Test
    void leavesNoBlocksOfACheckpointThatIsRefused() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            this.fault = Fault.CHECKPOINT_REFUSED;

            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(MinioResponseException.class)
                    .isThrownBy(() -> checkpoint.acknowledge(states("a", 1_100)));
            }

            assertThat(blocks()).isEmpty();
        }
    }

    // It is sent again when no answer comes, and may be refused then.
    @Test
    void keepsTheBlocksOfACheckpointThatWasWrittenBeforeItWasRefused() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            this.fault = Fault.CHECKPOINT_WRITTEN_AND_REFUSED;
            assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> checkpoint.acknowledge(states("a", 1_100)));
        }
        this.fault = Fault.NONE;

        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 2);
                InventoryCursor cursor = checkpoint.inventory("inbox")) {
            assertThat(cursor).toIterable().hasSize(1_100);
        }
    }

    @Test
    void keepsWhatWasWrittenWithoutAnAnswerBeforeAnotherTookOver() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            this.fault = Fault.CHECKPOINT_TAKEN_OVER;
            assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> checkpoint.acknowledge(states("a", 1_100)));
        }

        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 2);
                InventoryCursor cursor = checkpoint.inventory("inbox")) {
            assertThat(cursor).toIterable().hasSize(1_100);
        }
    }

    @Test
    void leavesNoBlocksOfACompactionThatCannotReadWhatWasBefore() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(states("a", 1_100));
            this.bucket.template().removeObjects(this.bucket.name(), blocks());

            for (int i = 0; i < 3; i++) {
                assertThatIllegalStateException().isThrownBy(() -> checkpoint.acknowledge(states("b", 1_100)))
                    .withMessageEndingWith(" is gone, which had a part of an inventory");
            }

            assertThat(blocks()).isEmpty();
        }
    }

    @Test
    void tellsThatAnInventoryWithoutRoomWasMadeInVain() {
        MinioTemplate template = this.bucket.template();
        ControlledSnapshot snapshot = new ControlledSnapshot(template, this.area, LISTENER, 1);
        Run run = new Blocks(template, this.area, LISTENER).write(states("a", 1).iterator(), 1, 0);
        Map<Slot, StateId> tail = new LinkedHashMap<>();
        byte[] random = new byte[450];
        Random numbers = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            numbers.nextBytes(random);
            StateId state = created(HexFormat.of().formatHex(random));
            tail.put(Slot.of(state), state);
        }
        List<Snapshot> rejected = new ArrayList<>();

        assertThatIllegalStateException()
            .isThrownBy(() -> snapshot
                .change(before -> before.withTail(tail).withRuns(run, List.of(), List.of(), Map.of()), rejected::add))
            .withMessage("The inventory of listener 'invoices' is too large for " + this.bucket.name() + "/"
                    + CHECKPOINT + ": keep it in a database");

        assertThat(rejected).singleElement().satisfies(made -> assertThat(made.base()).isEqualTo(run));
    }

    @Test
    void removesLaterWhatTheServerHasRefusedToRemove() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            this.fault = Fault.REMOVAL_REFUSED;
            for (int i = 0; i < 3; i++) {
                checkpoint.acknowledge(states("round-" + i + "-", 1_100));
                this.clock.pass(Duration.ofMinutes(71));
                checkpoint.advance(NOON.plusSeconds(i));
            }
            checkpoint.advance(NOON.plusSeconds(10));
            List<String> left = blocks();

            this.fault = Fault.NONE;
            checkpoint.advance(NOON.plusSeconds(11));

            // Of 3,300 states, each in one of these.
            assertThat(blocks()).hasSize(2);
            assertThat(left).hasSizeGreaterThan(4);
            assertThat(this.logged.list).extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Objects below " + FOLDER + " of bucket " + this.bucket.name()
                        + " cannot be removed, and become more and more: AccessDenied (Access Denied.)");
        }
    }

    private List<String> blocks() {
        return this.bucket.keys().stream().filter(key -> key.startsWith(FOLDER)).toList();
    }

    private static List<StateId> states(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> created(prefix + "%05d".formatted(i))).toList();
    }

    private static StateId created(String key) {
        return new StateId("inbox", key, null, StateKind.CREATED, NOON, "e1");
    }

}
