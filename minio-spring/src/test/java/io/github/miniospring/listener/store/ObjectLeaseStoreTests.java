package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@MinioContract
class ObjectLeaseStoreTests extends LeaseStoreContract {

    private static final ShiftedDates DATES = new ShiftedDates();

    private static MinioClient client;

    private TestBucket bucket;

    // It keeps nothing in memory: several applications may well share it.
    private LeaseStore store;

    @BeforeAll
    static void openClient(TestServer server) {
        client = server.client().filter(DATES).build();
    }

    @BeforeEach
    void setUp(TestBucket bucket) {
        this.bucket = bucket;
        this.store = new ObjectLeaseStore(new MinioTemplate(client), area());
    }

    @AfterAll
    static void closeClient() {
        client.close();
    }

    @Override
    protected LeaseStore store() {
        return this.store;
    }

    @Override
    protected void pass(Duration time) {
        DATES.pass(time);
    }

    private ControlArea area() {
        return new ControlArea(this.bucket.name(), "control");
    }

    @Test
    void leavesNothingBehindButLeases() {
        acquire(store(), "a");

        assertThat(this.bucket.keys()).containsExactly("control/lease/invoices");
        assertThat(this.bucket.keys()).allMatch(key -> area().contains(this.bucket.name(), key));
    }

    @Test
    void refusesAnObjectThatIsNoLease() {
        this.bucket.put("control/lease/invoices", "{\"format\": 2}");

        assertThatIllegalStateException().isThrownBy(() -> store().tryAcquire("invoices", "a", TTL))
            .withMessage(this.bucket.name() + "/control/lease/invoices is no lease that this version can read: look who"
                    + " has written it, or remove it while no instance runs");
    }

    @Test
    void forgetsMembersOfLongAgo() {
        Duration ttl = Duration.ofMillis(100);
        this.store.heartbeat("invoices", "gone", ttl);
        pass(Duration.ofSeconds(12));

        assertThat(this.store.heartbeat("invoices", "new", ttl)).isEqualTo(List.of("new"));
        assertThat(this.bucket.keys()).containsExactly("control/member/invoices/new");
    }

}
