package io.github.miniospring.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Actuator endpoint {@code minio}: shows the listeners of the application, and starts,
 * stops, pauses, resumes and reconciles them.
 */
@Endpoint(id = "minio")
public final class MinioEndpoint {

    private final MinioListenerEndpointRegistry registry;

    public MinioEndpoint(MinioListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /** All listeners. */
    @ReadOperation
    public ListenersDescriptor listeners() {
        Map<String, ListenerDescriptor> listeners = new LinkedHashMap<>();
        this.registry.containers()
            .forEach(container -> listeners.put(container.id(), ListenerDescriptor.of(container)));
        return new ListenersDescriptor(listeners);
    }

    /**
     * One listener.
     * @return null if there is none with that id
     */
    @ReadOperation
    public @Nullable ListenerDescriptor listener(@Selector String id) {
        return this.registry.find(id).map(ListenerDescriptor::of).orElse(null);
    }

    /**
     * Does something to a listener.
     * @return how it is then; null if there is none with that id
     */
    @WriteOperation
    public @Nullable ListenerDescriptor change(@Selector String id, ListenerAction action) {
        MinioListenerContainer container = this.registry.find(id).orElse(null);
        if (container == null) {
            return null;
        }
        action.apply(this.registry, container);
        return ListenerDescriptor.of(container);
    }

}
