package io.github.miniospring.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.miniospring.MinioException;
import io.github.miniospring.listener.store.ControlArea;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.ObjectLeaseStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Leases on servers that do not keep their word about conditions. */
@Timeout(60)
class LeaseFaultTests {

    private static final FaultServer.Script REFUSED = Scripts.error(412, "PreconditionFailed");

    private static final FaultServer.Script NONE = Scripts.error(404, "NoSuchKey");

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final AtomicInteger created = new AtomicInteger();

    /** A server that keeps its word but where {@code broken} says so. */
    private LeaseStore store(Predicate<FaultExchange> broken) {
        this.server.plays(exchange -> answerTo(exchange, broken).play(exchange));
        return new ObjectLeaseStore(this.server.template(), new ControlArea("control", "leases/"));
    }

    private FaultServer.Script answerTo(FaultExchange exchange, Predicate<FaultExchange> broken) {
        if (exchange.method().equals("DELETE")) {
            return Scripts.error(204, "");
        }
        if (!exchange.method().equals("PUT")) {
            return NONE;
        }
        if (broken.test(exchange)) {
            return Scripts.OK;
        }
        return (exchange.header("If-None-Match") != null && this.created.getAndIncrement() == 0) ? Scripts.OK : REFUSED;
    }

    @Test
    void areRefusedWhereSeveralWin() {
        LeaseStore store = store(exchange -> exchange.header("If-None-Match") != null);

        assertThatIllegalStateException().isThrownBy(() -> store.tryAcquire("a", "b", Duration.ofSeconds(30)))
            .withMessage("The server lets not exactly one of several writers win by 'If-None-Match: *' (tried in"
                    + " control/leases/): nothing in this bucket can tell which instance is in charge. Use MinIO of"
                    + " September 2025 or later, or leases in a database");
        assertThat(this.server.requests()).extracting(FaultExchange::method).endsWith("DELETE");
    }

    @Test
    void areRefusedWhereTagsDoNotCount() {
        LeaseStore store = store(exchange -> exchange.header("If-Match") != null);

        assertThatIllegalStateException().isThrownBy(() -> store.tryAcquire("a", "b", Duration.ofSeconds(30)))
            .withMessageStartingWith("The server replaces an object whatever its tag, in spite of 'If-Match'");
    }

    @Test
    void areRefusedWhereTagsOfMissingObjectsDoNotCount() {
        AtomicInteger matching = new AtomicInteger();
        LeaseStore store = store(exchange -> exchange.header("If-Match") != null && matching.getAndIncrement() > 0);

        assertThatIllegalStateException().isThrownBy(() -> store.tryAcquire("a", "b", Duration.ofSeconds(30)))
            .withMessageStartingWith("The server stores an object under 'If-Match' where there is none");
    }

    @Test
    void areTriedAgainWhenTheServerIsBack() {
        this.server.plays(Scripts.error(500, "InternalError"));
        LeaseStore store = new ObjectLeaseStore(this.server.template(), new ControlArea("control", "leases/"));
        assertThatExceptionOfType(MinioException.class)
            .isThrownBy(() -> store.tryAcquire("a", "b", Duration.ofSeconds(30)));

        this.server.plays(exchange -> (exchange.header("If-None-Match") != null && exchange.target().contains("/lease/")
                ? Scripts.OK : answerTo(exchange, put -> false))
            .play(exchange));

        assertThat(store.tryAcquire("a", "b", Duration.ofSeconds(30))).isNotNull();
    }

}
