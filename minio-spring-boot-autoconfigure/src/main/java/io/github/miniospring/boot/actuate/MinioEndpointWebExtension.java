package io.github.miniospring.boot.actuate;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** The endpoint over HTTP, where a listener that is not there is 404 to writers, too. */
@EndpointWebExtension(endpoint = MinioEndpoint.class)
public final class MinioEndpointWebExtension {

    private final MinioEndpoint endpoint;

    public MinioEndpointWebExtension(MinioEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Does something to a listener. */
    @WriteOperation
    public WebEndpointResponse<ListenerDescriptor> change(@Selector String id, ListenerAction action) {
        ListenerDescriptor changed = this.endpoint.change(id, action);
        return (changed != null) ? new WebEndpointResponse<>(changed)
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

}
