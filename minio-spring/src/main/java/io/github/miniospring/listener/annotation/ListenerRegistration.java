package io.github.miniospring.listener.annotation;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.Validator;

/**
 * Makes listeners of methods, as the application's {@link MinioListenerConfigurer}s want
 * it.
 */
final class ListenerRegistration {

    private static final int DEFAULT_BATCH = 100;

    private final ConfigurableListableBeanFactory beanFactory;

    private final MinioListenerEndpointRegistrar registrar = new MinioListenerEndpointRegistrar();

    private final Supplier<MethodArguments> arguments = SingletonSupplier.of(this::arguments);

    private final Map<String, ListenerMethod> methods = new ConcurrentHashMap<>();

    ListenerRegistration(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        beanFactory.getBeanProvider(MinioListenerConfigurer.class)
            .orderedStream()
            .forEach(configurer -> configurer.configure(this.registrar));
    }

    private MethodArguments arguments() {
        Validator validator = this.registrar.validator();
        return new MethodArguments(this.registrar.argumentResolvers(), this.registrar.messageConverter(),
                (validator != null) ? validator : this.beanFactory.getBeanProvider(Validator.class).getIfUnique(),
                this.registrar.conversionService(), this.beanFactory);
    }

    /** Registers the endpoints that are no methods. */
    void registerEndpoints() {
        this.registrar.endpoints().forEach(endpoint -> registry().register(endpoint));
    }

    /** Registers a method of a bean. */
    void register(String beanName, Method method, MinioListener annotation) {
        ListenerMethod listener = new ListenerMethod(this.beanFactory, beanName, method, this.arguments.get());
        ListenerAttributes attributes = new ListenerAttributes(annotation, listener.toString(), this.beanFactory);
        String id = attributes.id(beanName + "." + method.getName());
        ListenerMethod other = this.methods.putIfAbsent(id, listener);
        if (other != null) {
            throw new IllegalArgumentException(other + " and " + listener + " are both listeners with the id '" + id
                    + "': give each @MinioListener an id of its own");
        }
        ListenerClient client = client(attributes.client(), listener);
        MinioListenerEndpoint endpoint = MinioListenerEndpoint.of(id, new MethodEventHandler(listener,
                new ListenerReading(id, client.operations(), attributes.maxBytes(), this::container)));
        this.registrar.defaults().accept(endpoint);
        if (listener.batch() && endpoint.batchSize() == 1) {
            endpoint.batchSize(DEFAULT_BATCH);
        }
        attributes.applyTo(endpoint);
        if (!listener.batch()) {
            requireOneByOne(attributes, listener, endpoint);
        }
        listener.requireArguments(endpoint.events().stream().anyMatch(ListenerRegistration::mayRemove));
        registry().register(endpoint, client.containerFactory());
    }

    private static void requireOneByOne(ListenerAttributes attributes, ListenerMethod listener,
            MinioListenerEndpoint endpoint) {
        if (attributes.hasBatch() && endpoint.batchSize() > 1) {
            throw new IllegalArgumentException(
                    "@MinioListener on " + listener + " has a batch of " + endpoint.batchSize()
                            + ", but takes one event: let it take a List<MinioEvent>, or leave batch out");
        }
        endpoint.batchSize(1);
    }

    private static boolean mayRemove(EventName name) {
        return EventName.OBJECT_REMOVED.matches(name) || name.matches(EventName.OBJECT_REMOVED_DELETE)
                || EventName.LIFECYCLE_DELETE_MARKER_EXPIRATION.matches(name);
    }

    private ListenerClient client(@Nullable String name, ListenerMethod listener) {
        ListenerClient registered = (name != null) ? this.registrar.client(name) : null;
        if (registered != null) {
            return registered;
        }
        try {
            return (name != null)
                    ? new ListenerClient(
                            this.beanFactory.getBean(name + "MinioListenerContainerFactory",
                                    MinioListenerContainerFactory.class),
                            this.beanFactory.getBean(name + "MinioTemplate", MinioOperations.class))
                    : new ListenerClient(this.beanFactory.getBean(MinioListenerContainerFactory.class),
                            this.beanFactory.getBean(MinioOperations.class));
        }
        catch (NoSuchBeanDefinitionException ex) {
            throw new IllegalArgumentException(listener + " cannot listen: " + advice(name) + ". " + ex.getMessage(),
                    ex);
        }
    }

    private static String advice(@Nullable String name) {
        return (name != null)
                ? "there is no client '" + name + "'. Name it in a MinioListenerConfigurer, or have beans " + name
                        + "MinioListenerContainerFactory and " + name + "MinioTemplate"
                : "it takes one bean that is a MinioListenerContainerFactory and one that is a MinioOperations;"
                        + " where there are several, mark one as @Primary or name the client";
    }

    private MinioListenerContainer container(String id) {
        return registry().find(id)
            .orElseThrow(() -> new IllegalStateException("There is no listener '" + id + "' any more"));
    }

    private MinioListenerEndpointRegistry registry() {
        return this.beanFactory.getBean(MinioListenerEndpointRegistry.class);
    }

}
