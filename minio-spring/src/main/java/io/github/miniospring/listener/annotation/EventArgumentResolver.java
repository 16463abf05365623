package io.github.miniospring.listener.annotation;

import io.github.miniospring.listener.MinioEvent;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/** Gives the event, as itself or as a message, and the object it is about. */
final class EventArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == MinioEvent.class || type == MinioObject.class
                || isMessage(ResolvableType.forMethodParameter(parameter));
    }

    static boolean isMessage(ResolvableType type) {
        return type.toClass() == Message.class
                && (type.getGeneric().resolve() == null || type.getGeneric().isAssignableFrom(MinioEvent.class));
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        Class<?> type = parameter.getParameterType();
        Delivery delivery = Delivery.of(message);
        return (type == MinioEvent.class) ? delivery.event()
                : (type == MinioObject.class) ? delivery.object() : message;
    }

}
