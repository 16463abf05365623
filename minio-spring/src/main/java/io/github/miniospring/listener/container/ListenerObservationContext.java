package io.github.miniospring.listener.container;

import java.util.List;

import io.github.miniospring.listener.MinioEvent;
import io.micrometer.observation.transport.ReceiverContext;

/** What is known of the handling of events while it is observed. */
public final class ListenerObservationContext extends ReceiverContext<List<MinioEvent>> {

    private final String listenerId;

    ListenerObservationContext(String listenerId, List<MinioEvent> events) {
        super((carrier, key) -> null);
        this.listenerId = listenerId;
        setCarrier(events);
        setRemoteServiceName("minio");
    }

    /** The listener's id. */
    public String listenerId() {
        return this.listenerId;
    }

    /** The events: one, or those of a batch. */
    public List<MinioEvent> events() {
        List<MinioEvent> events = getCarrier();
        return (events != null) ? events : List.of();
    }

}
