package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MicrometerListenerMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final MicrometerListenerMeters meters = new MicrometerListenerMeters(this.registry);

    @Test
    void showsTheLastListenerOfAnId() {
        this.meters.watch("invoices", () -> status("invoices", 3));
        this.meters.watch("photos", () -> status("photos", 5));

        this.meters.watch("invoices", () -> status("invoices", 7));

        assertThat(pending("invoices")).isEqualTo(7);
        assertThat(pending("photos")).isEqualTo(5);
    }

    private double pending(String listener) {
        return this.registry.get("minio.listener.pending").tag("listener", listener).gauge().value();
    }

    private static ListenerStatus status(String id, int pending) {
        return new ListenerStatus(id, ListenerState.LIVE, Instant.EPOCH, null, false, DeliveryLevel.RECONCILED,
                InstanceMode.EXCLUSIVE, false, null, null, pending, null, null, null, null, 0, Map.of(), Map.of());
    }

}
