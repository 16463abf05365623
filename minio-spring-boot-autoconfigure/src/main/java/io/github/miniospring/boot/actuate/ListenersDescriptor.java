package io.github.miniospring.boot.actuate;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All listeners, as the endpoint shows them.
 *
 * @param listeners by their ids, in the order in which they were registered
 */
public record ListenersDescriptor(Map<String, ListenerDescriptor> listeners) implements OperationResponseBody {

}
