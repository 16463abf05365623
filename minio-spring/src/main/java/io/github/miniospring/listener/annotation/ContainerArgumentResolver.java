package io.github.miniospring.listener.annotation;

import io.github.miniospring.listener.MinioListenerContainer;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/** Gives what runs the listener. */
final class ContainerArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MinioListenerContainer.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        return Delivery.of(message).container();
    }

}
