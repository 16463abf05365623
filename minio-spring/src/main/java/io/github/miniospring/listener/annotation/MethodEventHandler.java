package io.github.miniospring.listener.annotation;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.github.miniospring.ObjectConversionException;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

/** Handles events by calling a method with what it takes. */
final class MethodEventHandler implements MinioEventHandler {

    private final ListenerMethod method;

    private final ListenerReading reading;

    MethodEventHandler(ListenerMethod method, ListenerReading reading) {
        this.method = method;
        this.reading = reading;
    }

    @Override
    public @Nullable CompletionStage<?> handle(List<MinioEvent> events) throws Exception {
        Delivery delivery = new Delivery(this.reading, events);
        try {
            Message<?> message = this.method.batch() ? delivery.batch() : delivery.message();
            return Completion.of(this.method.call(arguments(message)), delivery::close);
        }
        catch (Throwable ex) {
            delivery.close();
            throw ex;
        }
    }

    // What a converter or a validator does not like today it will not like tomorrow; what
    // a server does not give today it may.
    private @Nullable Object[] arguments(Message<?> message) throws Exception {
        try {
            return this.method.arguments(message);
        }
        catch (ListenerArgumentException | MessagingException | ConversionException | ObjectConversionException
                | IllegalArgumentException ex) {
            throw new ListenerArgumentException(this.method + " cannot be called: " + ex.getMessage(), ex);
        }
    }

}
