package io.github.miniospring.listener.annotation;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.GenericMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.validation.Validator;

/**
 * Gives the content of the object as a value of the application, converted as its media
 * type says, and validated.
 */
final class PayloadArgumentResolver extends PayloadMethodArgumentResolver {

    private final boolean fromBytes;

    /**
     * Makes one.
     * @param converter makes values of bytes; null for what the template converts with
     */
    PayloadArgumentResolver(@Nullable MessageConverter converter, @Nullable Validator validator) {
        super((converter != null) ? converter : new GenericMessageConverter(), validator, false);
        this.fromBytes = (converter != null);
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) throws Exception {
        Delivery delivery = Delivery.of(message);
        if (ContentArgumentResolver.isAbsent(parameter, delivery)) {
            return ContentArgumentResolver.absent(parameter);
        }
        // What is of the right type already is validated only.
        return super.resolveArgument(parameter, this.fromBytes ? bytes(delivery, message)
                : MessageBuilder.createMessage(value(delivery, parameter), message.getHeaders()));
    }

    private static Object value(Delivery delivery, MethodParameter parameter) {
        MethodParameter nested = parameter.nestedIfOptional();
        Type type = GenericTypeResolver.resolveType(nested.getNestedGenericParameterType(),
                nested.getContainingClass());
        return delivery.object().readAs(ParameterizedTypeReference.<Object>forType(type));
    }

    private static Message<byte[]> bytes(Delivery delivery, Message<?> message) {
        return delivery.object().read(content -> {
            MessageBuilder<byte[]> bytes = MessageBuilder.withPayload(delivery.object().bytes(content))
                .copyHeaders(message.getHeaders());
            String type = content.stat().contentType();
            return ((type != null) ? bytes.setHeader(MessageHeaders.CONTENT_TYPE, type) : bytes).build();
        });
    }

    // An object that is empty is a value as any other: the converter decides.
    @Override
    protected boolean isEmptyPayload(@Nullable Object payload) {
        return payload == null;
    }

}
