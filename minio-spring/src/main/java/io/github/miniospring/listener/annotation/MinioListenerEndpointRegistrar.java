package io.github.miniospring.listener.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.validation.Validator;

/**
 * Takes what a {@link MinioListenerConfigurer} has to say.
 */
public final class MinioListenerEndpointRegistrar {

    private final List<MinioListenerEndpoint> endpoints = new ArrayList<>();

    private final Map<String, ListenerClient> clients = new LinkedHashMap<>();

    private final List<HandlerMethodArgumentResolver> argumentResolvers = new ArrayList<>();

    private Consumer<MinioListenerEndpoint> defaults = endpoint -> {
    };

    private @Nullable Validator validator;

    private @Nullable MessageConverter messageConverter;

    private ConversionService conversionService = new DefaultFormattingConversionService();

    MinioListenerEndpointRegistrar() {
    }

    /** Registers a listener that is no method with an annotation. */
    public MinioListenerEndpointRegistrar endpoint(MinioListenerEndpoint endpoint) {
        this.endpoints.add(endpoint);
        return this;
    }

    /**
     * Sets what annotations leave open: {@code action} is given each endpoint before its
     * annotation is read. Several are asked one after the other. What endpoints leave
     * open that are no methods is set, too, also of those that are registered later.
     * @see io.github.miniospring.listener.MinioListenerEndpointRegistry#setDefaults
     */
    public MinioListenerEndpointRegistrar defaults(Consumer<MinioListenerEndpoint> action) {
        this.defaults = this.defaults.andThen(action);
        return this;
    }

    /**
     * Names what listeners work with that have this name as their
     * {@link MinioListener#client client}. Default: the beans
     * {@code <name>MinioListenerContainerFactory} and {@code <name>MinioTemplate}.
     */
    public MinioListenerEndpointRegistrar client(String name, MinioListenerContainerFactory containerFactory,
            MinioOperations operations) {
        this.clients.put(name, new ListenerClient(containerFactory, operations));
        return this;
    }

    /**
     * Gives methods further kinds of arguments: asked before those that take content, and
     * after those that take events and headers.
     */
    public MinioListenerEndpointRegistrar argumentResolvers(HandlerMethodArgumentResolver... resolvers) {
        this.argumentResolvers.addAll(List.of(resolvers));
        return this;
    }

    /**
     * Validates {@code @Payload} parameters with {@code @Valid} or {@code @Validated}.
     * Default: the application's validator.
     */
    public MinioListenerEndpointRegistrar validator(Validator validator) {
        this.validator = validator;
        return this;
    }

    /**
     * Makes {@code @Payload} parameters of the content's bytes and media type. Default:
     * what the template converts with.
     */
    public MinioListenerEndpointRegistrar messageConverter(MessageConverter converter) {
        this.messageConverter = converter;
        return this;
    }

    /** Converts headers to the types of parameters. Default: Spring's own. */
    public MinioListenerEndpointRegistrar conversionService(ConversionService conversionService) {
        this.conversionService = conversionService;
        return this;
    }

    List<MinioListenerEndpoint> endpoints() {
        return this.endpoints;
    }

    @Nullable ListenerClient client(String name) {
        return this.clients.get(name);
    }

    List<HandlerMethodArgumentResolver> argumentResolvers() {
        return this.argumentResolvers;
    }

    Consumer<MinioListenerEndpoint> defaults() {
        return this.defaults;
    }

    @Nullable Validator validator() {
        return this.validator;
    }

    @Nullable MessageConverter messageConverter() {
        return this.messageConverter;
    }

    ConversionService conversionService() {
        return this.conversionService;
    }

}
