package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

@MinioContract
class ObjectFencingTests extends FencingContract {

    private final ShiftedDates dates = new ShiftedDates();

    private final Random random = new Random(5);

    private final AtomicInteger lost = new AtomicInteger();

    private MinioClient client;

    private ObjectLeaseStore leases;

    private ObjectCheckpointStore checkpoints;

    @BeforeEach
    void setUp(TestServer server, TestBucket bucket) {
        this.client = server.client().filter(this.dates).filter(this::lose).build();
        ControlArea area = new ControlArea(bucket.name(), "control");
        this.leases = new ObjectLeaseStore(new MinioTemplate(this.client), area);
        this.checkpoints = new ObjectCheckpointStore(new MinioTemplate(this.client), area);
    }

    @AfterEach
    void closeClient() {
        this.client.close();
    }

    /** Some answers to writes never come, though the server has written. */
    private Mono<ClientResponse> lose(ClientRequest request, ExchangeFunction next) {
        if (request.method() != HttpMethod.PUT || this.random.nextInt(10) > 0) {
            return next.exchange(request);
        }
        this.lost.incrementAndGet();
        return next.exchange(request)
            .flatMap(response -> response.releaseBody()
                .then(Mono.error(new MinioRequestException("The answer is lost", null))));
    }

    @Override
    protected LeaseStore leases() {
        return this.leases;
    }

    @Override
    protected CheckpointStore checkpoints() {
        return this.checkpoints;
    }

    @Override
    protected void pass(Duration time) {
        this.dates.pass(time);
    }

    @Override
    protected int unanswered() {
        return this.lost.get();
    }

}
