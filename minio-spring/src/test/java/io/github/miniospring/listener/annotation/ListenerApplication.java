package io.github.miniospring.listener.annotation;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.RecordingContainer;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An application whose listeners are given events by the test. */
final class ListenerApplication implements AutoCloseable {

    static final MinioOperations NO_SERVER = (MinioOperations) Proxy.newProxyInstance(
            MinioOperations.class.getClassLoader(), new Class<?>[] { MinioOperations.class },
            (proxy, method, arguments) -> {
                throw new IllegalStateException("Nothing was to be read, but " + method.getName() + " is called");
            });

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private ListenerApplication(MinioOperations operations) {
        this.context.register(Enabled.class);
        this.context.registerBean("containers", MinioListenerContainerFactory.class, () -> RecordingContainer::new);
        this.context.registerBean("operations", MinioOperations.class, () -> operations);
    }

    /** With listeners that read nothing. */
    static ListenerApplication of(Class<?>... beans) {
        return of(context -> context.register(beans));
    }

    static ListenerApplication of(Consumer<AnnotationConfigApplicationContext> setting) {
        return new ListenerApplication(NO_SERVER).refreshed(setting);
    }

    static ListenerApplication reading(MinioOperations operations,
            Consumer<AnnotationConfigApplicationContext> setting) {
        return new ListenerApplication(operations).refreshed(setting);
    }

    static Consumer<AnnotationConfigApplicationContext> properties(Map<String, Object> properties) {
        return context -> context.getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource("test", properties));
    }

    private ListenerApplication refreshed(Consumer<AnnotationConfigApplicationContext> setting) {
        try {
            setting.accept(this.context);
            this.context.refresh();
            return this;
        }
        catch (RuntimeException ex) {
            this.context.close();
            throw ex;
        }
    }

    AnnotationConfigApplicationContext context() {
        return this.context;
    }

    <T> T bean(Class<T> type) {
        return this.context.getBean(type);
    }

    MinioListenerEndpointRegistry registry() {
        return bean(MinioListenerEndpointRegistry.class);
    }

    List<String> ids() {
        return registry().containers().stream().map(container -> container.id()).toList();
    }

    MinioListenerEndpoint endpoint(String id) {
        return registry().find(id).orElseThrow().endpoint();
    }

    /** Gives events to the only listener. */
    @Nullable CompletionStage<?> deliver(MinioEvent... events) throws Exception {
        return deliver(ids().get(0), events);
    }

    @Nullable CompletionStage<?> deliver(String id, MinioEvent... events) throws Exception {
        return endpoint(id).handler().handle(List.of(events));
    }

    @Override
    public void close() {
        this.context.close();
    }

    @EnableMinioListeners
    static class Enabled {

    }

}
