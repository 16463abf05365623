package io.github.miniospring.listener.annotation;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.HandlerMethod;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * A method that is called in two steps, because failures of the first are not its own.
 */
final class InvocableMethod extends InvocableHandlerMethod {

    InvocableMethod(HandlerMethod method, HandlerMethodArgumentResolverComposite resolvers) {
        super(method);
        setMessageMethodArgumentResolvers(resolvers);
    }

    @Nullable Object[] arguments(Message<?> message) throws Exception {
        return getMethodArgumentValues(message);
    }

    @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        return doInvoke(arguments);
    }

}
