package io.github.miniospring.boot.autoconfigure.listener;

import java.util.List;

import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.listener.container.ListenerThreads;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.ControlAreaUser;
import io.github.miniospring.template.MinioOperations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Makes what runs listeners, as the properties and the beans of the application say: for
 * its client, and by the application for any other it has.
 */
public final class MinioListenerContainerFactories {

    private static final Log logger = LogFactory.getLog(MinioListenerContainerFactories.class);

    private final CheckpointStore store;

    private final MinioDeadLetterHandler deadLetters;

    private final ListenerSettings settings;

    private final ListenerThreads threads;

    private final ApplicationEventPublisher publisher;

    private final List<MinioListenerContainerFactoryCustomizer> customizers;

    MinioListenerContainerFactories(CheckpointStore store, MinioDeadLetterHandler deadLetters,
            ListenerSettings settings, ListenerThreads threads, ApplicationEventPublisher publisher,
            List<MinioListenerContainerFactoryCustomizer> customizers) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.threads = threads;
        this.publisher = publisher;
        this.customizers = List.copyOf(customizers);
    }

    /**
     * Makes what runs listeners to the server of a client. All made here share their
     * threads, and remember what they handled in one place.
     */
    public DefaultMinioListenerContainerFactory create(MinioOperations template) {
        DefaultMinioListenerContainerFactory factory = new DefaultMinioListenerContainerFactory(template, this.store,
                this.deadLetters)
            .settings(this.settings)
            .threads(this.threads)
            .eventPublisher(this::publish);
        if (this.store instanceof ControlAreaUser user) {
            factory.ownObjects(user.controlArea()::contains);
        }
        this.customizers.forEach(customizer -> customizer.customize(factory));
        return factory;
    }

    // What an application does when it is told is no concern of the listener.
    private void publish(MinioListenerEvent event) {
        try {
            this.publisher.publishEvent(event);
        }
        catch (RuntimeException ex) {
            logger.warn("Telling the application of " + event.getClass().getSimpleName() + " of listener '"
                    + event.listenerId() + "' has failed", ex);
        }
    }

}
