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
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
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
        registry().setDefaults(this.registrar.defaults());
    }

    private MethodArguments arguments() {
        Validator validator = this.registrar.validator();
        return new MethodArguments(this.registrar.argumentResolvers(), this.registrar.messageConverter(),
                (validator != null) ? validator : this.beanFactory.getBeanProvider(Validator.class).getIfUnique(),
                this.registrar.conversionService(), this.beanFactory);
    }

    /** Registers the endpoints that are no methods. */
    void registerEndpoints() {
        this.registrar.endpoints().forEach(this::register);
    }

    private void register(MinioListenerEndpoint endpoint) {
        String where = "Listener '" + endpoint.id() + "' of a MinioListenerConfigurer";
        ListenerMethod method = this.methods.get(endpoint.id());
        if (method != null) {
            throw new InvalidMinioListenerException(method + " and an endpoint of a MinioListenerConfigurer are both"
                    + " listeners with the id '" + endpoint.id() + "'", "Give each an id of its own", null);
        }
        runnable(where, () -> registry().register(endpoint));
    }

    // What contradicts itself, or what there is to run it with.
    private static void runnable(String where, Runnable registering) {
        try {
            registering.run();
        }
        catch (IllegalArgumentException ex) {
            throw new InvalidMinioListenerException(where + " cannot be run: " + ex.getMessage(),
                    "Change it, or the settings for what it leaves open", ex);
        }
    }

    /** Registers a method of a bean. */
    void register(String beanName, Method method, MinioListener annotation) {
        ListenerMethod listener = new ListenerMethod(this.beanFactory, beanName, method, this.arguments.get());
        ListenerAttributes attributes = new ListenerAttributes(annotation, listener.toString(), this.beanFactory);
        String id = attributes.id(beanName + "." + method.getName());
        ListenerMethod other = this.methods.putIfAbsent(id, listener);
        if (other != null) {
            throw new InvalidMinioListenerException(
                    other + " and " + listener + " are both listeners with the id '" + id + "'",
                    "Give each @MinioListener an id of its own", null);
        }
        ListenerClient client = client(attributes.client(), listener);
        MinioListenerEndpoint endpoint = endpoint(id, listener,
                new ListenerReading(id, client.operations(), attributes.maxBytes(), this::container));
        this.registrar.defaults().accept(endpoint);
        if (listener.batch() && endpoint.batchSize() == 1) {
            endpoint.batchSize(DEFAULT_BATCH);
        }
        attributes.applyTo(endpoint);
        if (!listener.batch()) {
            requireOneByOne(attributes, listener, endpoint);
        }
        listener.requireArguments(endpoint.events().stream().anyMatch(ListenerRegistration::mayRemove));
        runnable("@MinioListener on " + listener, () -> registry().register(endpoint, client.containerFactory()));
    }

    private static MinioListenerEndpoint endpoint(String id, ListenerMethod listener, ListenerReading reading) {
        try {
            return MinioListenerEndpoint.of(id, new MethodEventHandler(listener, reading));
        }
        catch (IllegalArgumentException ex) {
            throw new InvalidMinioListenerException("id of @MinioListener on " + listener + ": " + ex.getMessage(),
                    "Choose a shorter id", ex);
        }
    }

    private static void requireOneByOne(ListenerAttributes attributes, ListenerMethod listener,
            MinioListenerEndpoint endpoint) {
        if (attributes.hasBatch() && endpoint.batchSize() > 1) {
            throw new InvalidMinioListenerException("@MinioListener on " + listener + " has a batch of "
                    + endpoint.batchSize() + ", but takes one event",
                    "Let it take a List<MinioEvent>, or leave batch out", null);
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
        catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException ex) {
            throw (name != null)
                    ? new InvalidMinioListenerException(
                            listener + " cannot listen: there is no client '" + name + "' (" + ex.getMessage() + ")",
                            "Name it in a MinioListenerConfigurer, or have beans " + name
                                    + "MinioListenerContainerFactory and " + name + "MinioTemplate",
                            ex)
                    : new InvalidMinioListenerException(
                            listener + " cannot listen: it takes one bean that is a MinioListenerContainerFactory and"
                                    + " one that is a MinioOperations (" + ex.getMessage() + ")",
                            "Where there are several, mark one as @Primary or name the client", ex);
        }
    }

    private MinioListenerContainer container(String id) {
        return registry().find(id)
            .orElseThrow(() -> new IllegalStateException("There is no listener '" + id + "' any more"));
    }

    private MinioListenerEndpointRegistry registry() {
        return this.beanFactory.getBean(MinioListenerEndpointRegistry.class);
    }

}
