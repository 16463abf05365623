package io.github.miniospring.boot.health;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.boot.server.StubContainer;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

import static org.assertj.core.api.Assertions.assertThat;

class MinioListenersHealthContributorTests {

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final MinioListenerEndpointRegistry registry = new MinioListenerEndpointRegistry(StubContainer::new);

    private final StubContainer inbox = (StubContainer) this.registry
        .register(MinioListenerEndpoint.of("inbox", events -> null));

    @ParameterizedTest
    @CsvSource({ "LIVE,1h,UP,UP", "CATCHING_UP,1h,UP,UP", "UNFLUSHED,1h,UP,UP", "POLLING,1h,UP,UP", "STANDBY,1h,UP,UP",
            "STARTING,10s,UP,UP", "STARTING,2m,OUT_OF_SERVICE,UNKNOWN", "RECONNECTING,10s,UP,UP",
            "RECONNECTING,2m,OUT_OF_SERVICE,UNKNOWN", "PAUSED,2m,UNKNOWN,UNKNOWN", "STOPPED,2m,UNKNOWN,UNKNOWN",
            "FAILED,0s,DOWN,UNKNOWN" })
    void stateDecides(ListenerState state, String ago, String counting, String shown) {
        this.inbox.is(state, Duration.parse("PT" + ago));

        assertThat(health(true).getStatus().getCode()).isEqualTo(counting);
        assertThat(health(false).getStatus().getCode()).isEqualTo(shown);
    }

    @Test
    void whatSomebodyHasToMendIsDown() {
        this.inbox.is(ListenerState.RECONNECTING, Duration.ZERO).problem("NoSuchBucket", true);

        assertThat(health(true).getStatus().getCode()).isEqualTo("DOWN");
        assertThat(health(true).getDetails()).containsEntry("problem", "NoSuchBucket");
    }

    @Test
    void removalsThatWaitToBeConfirmedAreOutOfService() {
        this.inbox.is(ListenerState.LIVE, Duration.ZERO).heldRemovals(500);

        assertThat(health(true).getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
        assertThat(health(true).getDetails()).containsEntry("heldRemovals", 500L);
    }

    @Test
    void standbyIsOutOfServiceWhenNobodyKnowsForLongWhoIsInCharge() {
        this.inbox.is(ListenerState.STANDBY, Duration.ofHours(1)).problem("the lease cannot be read", false);

        assertThat(health(true).getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
    }

    @Test
    void detailsTellHowItIsDoing() {
        this.inbox.is(ListenerState.LIVE, Duration.ZERO);

        assertThat(health(true).getDetails()).containsOnlyKeys("state", "since", "level", "mode", "durable", "pending",
                "oldestPendingAge", "lastByteAge", "lastEvent", "lastReconcile");
    }

    @Test
    void listenersThatComeLaterAreShown() {
        MinioListenersHealthContributor contributor = contributor(true);
        this.registry.register(MinioListenerEndpoint.of("late", events -> null));

        List<String> names = contributor.stream().map(HealthContributors.Entry::name).toList();

        assertThat(names).containsExactly("inbox", "late");
        assertThat(contributor.getContributor("late")).isNotNull();
        assertThat(contributor.getContributor("never")).isNull();
    }

    private Health health(boolean counting) {
        HealthIndicator indicator = (HealthIndicator) contributor(counting).getContributor("inbox");
        return indicator.health();
    }

    private MinioListenersHealthContributor contributor(boolean counting) {
        return new MinioListenersHealthContributor(this.registry, counting, GRACE);
    }

}
