package io.github.miniospring.listener.annotation;

import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/** Gives the content of the object: as a stream, as bytes, or as text. */
final class ContentArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = type(parameter);
        return type == InputStream.class || type == byte[].class || type == String.class;
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
        Delivery delivery = Delivery.of(message);
        if (isAbsent(parameter, delivery)) {
            return absent(parameter);
        }
        Object content = content(type(parameter), delivery);
        return (parameter.getParameterType() == Optional.class) ? Optional.of(content) : content;
    }

    private static Object content(Class<?> type, Delivery delivery) {
        return (type == InputStream.class) ? delivery.open()
                : (type == String.class) ? delivery.object().text() : delivery.object().bytes();
    }

    private static Class<?> type(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType();
    }

    /** Whether a parameter may be given nothing, for there is no content. */
    static boolean isOptional(MethodParameter parameter) {
        Payload payload = parameter.getParameterAnnotation(Payload.class);
        return parameter.isOptional() || (payload != null && !payload.required());
    }

    /** Whether a parameter is to be given nothing. */
    static boolean isAbsent(MethodParameter parameter, Delivery delivery) {
        return isOptional(parameter) && !delivery.object().hasContent();
    }

    static @Nullable Object absent(MethodParameter parameter) {
        return (parameter.getParameterType() == Optional.class) ? Optional.empty() : null;
    }

}
