package io.github.miniospring.listener.annotation;

import java.util.List;

import io.github.miniospring.listener.MinioEvent;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Gives several events at once, as themselves or as messages, and the objects they are
 * about.
 */
final class BatchArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        ResolvableType type = ResolvableType.forMethodParameter(parameter);
        return isList(type) || (type.toClass() == Message.class && isEvents(type.getGeneric()));
    }

    private static boolean isList(ResolvableType type) {
        return isEvents(type) || (type.toClass() == List.class && (type.getGeneric().resolve() == MinioObject.class
                || EventArgumentResolver.isMessage(type.getGeneric())));
    }

    private static boolean isEvents(ResolvableType type) {
        return type.toClass() == List.class && type.getGeneric().resolve() == MinioEvent.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        ResolvableType type = ResolvableType.forMethodParameter(parameter);
        Delivery delivery = Delivery.of(message);
        if (type.toClass() == Message.class) {
            return message;
        }
        Class<?> element = type.getGeneric().toClass();
        return (element == MinioEvent.class) ? message.getPayload()
                : (element == MinioObject.class) ? delivery.objects() : delivery.messages();
    }

}
