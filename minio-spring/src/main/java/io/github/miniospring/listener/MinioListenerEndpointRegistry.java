package io.github.miniospring.listener;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * Knows the listeners of an application by their ids, and runs them: they start after
 * nearly everything else, servers of web requests among it, and stop before it, all at
 * the same time. While one runs, the application does not end by itself.
 *
 * <p>
 * It may be started again after it was stopped; then those listeners start that ran.
 * Thread-safe.
 */
public final class MinioListenerEndpointRegistry implements SmartLifecycle, DisposableBean {

    /** Late among the phases: web servers start before it, and stop after it. */
    public static final int DEFAULT_PHASE = Integer.MAX_VALUE - 100;

    private static final Log logger = LogFactory.getLog(MinioListenerEndpointRegistry.class);

    private final MinioListenerContainerFactory containerFactory;

    private final Map<String, Registration> registrations = new LinkedHashMap<>();

    private final KeepAlive keepAlive = new KeepAlive();

    private int phase = DEFAULT_PHASE;

    private Duration stopTimeout = Duration.ofSeconds(25);

    private Consumer<MinioListenerEndpoint> defaults = endpoint -> {
    };

    private boolean running;

    /**
     * Makes an empty registry.
     * @param containerFactory makes what runs the listeners that are registered without a
     * factory of their own
     */
    public MinioListenerEndpointRegistry(MinioListenerContainerFactory containerFactory) {
        this.containerFactory = containerFactory;
    }

    /** Default: {@link #DEFAULT_PHASE}. */
    public void setPhase(int phase) {
        this.phase = phase;
    }

    /**
     * How long all listeners together may take to stop. Default: 25 s, less than the 30 s
     * that Spring gives to all of a phase, and more than what a listener takes to finish
     * what it is doing.
     */
    public void setStopTimeout(Duration stopTimeout) {
        Assert.isTrue(!stopTimeout.isNegative() && !stopTimeout.isZero(),
                () -> "stopTimeout must be positive but is " + stopTimeout);
        this.stopTimeout = stopTimeout;
    }

    /**
     * Sets what endpoints leave open that are registered from now on: {@code action} is
     * given one on which it sets level, mode, start, concurrency, inventory, filter,
     * error handler, and whether it starts with the others. What else it sets counts for
     * nothing. Default: nothing; where methods are looked for, what
     * {@code MinioListenerConfigurer}s say.
     */
    public void setDefaults(Consumer<MinioListenerEndpoint> action) {
        this.defaults = action;
    }

    /**
     * Registers a listener; while the registry runs it starts at once, unless the
     * endpoint, or the defaults for what it leaves open, say otherwise.
     * @throws IllegalArgumentException if the endpoint contradicts itself, or there is
     * one with its id
     */
    public MinioListenerContainer register(MinioListenerEndpoint endpoint) {
        return register(endpoint, this.containerFactory);
    }

    /**
     * Registers a listener that a certain factory runs, such as that of another client.
     * @throws IllegalArgumentException if the endpoint contradicts itself, or there is
     * one with its id
     */
    public MinioListenerContainer register(MinioListenerEndpoint endpoint, MinioListenerContainerFactory factory) {
        MinioListenerEndpoint completed = endpoint.completed(this.defaults);
        Registration registration = new Registration(factory.createContainer(completed), completed.autoStartup());
        if (add(endpoint.id(), registration)) {
            start(registration);
        }
        return registration.container;
    }

    /** Tells whether it is to start at once. */
    private synchronized boolean add(String id, Registration registration) {
        Assert.isTrue(this.registrations.putIfAbsent(id, registration) == null,
                () -> "There is a listener with the id '" + id + "' already; each needs one of its own");
        return this.running && registration.wanted;
    }

    /**
     * Stops a listener and forgets it. What it has remembered in a store stays there.
     * @return whether there was one
     */
    public boolean deregister(String id) {
        Registration registration;
        synchronized (this) {
            registration = this.registrations.remove(id);
        }
        if (registration == null) {
            return false;
        }
        stop(registration);
        return true;
    }

    /** The listener with that id; empty if there is none. */
    public synchronized Optional<MinioListenerContainer> find(String id) {
        return Optional.ofNullable(this.registrations.get(id)).map(Registration::container);
    }

    /** All, in the order in which they were registered. */
    public synchronized List<MinioListenerContainer> containers() {
        return this.registrations.values().stream().map(Registration::container).toList();
    }

    /**
     * Starts one listener, also while the registry does not run.
     * @throws IllegalArgumentException if there is none with that id
     */
    public void start(String id) {
        start(registration(id));
    }

    /**
     * Stops one listener and waits for it; it does not start with the others any more.
     * @throws IllegalArgumentException if there is none with that id
     */
    public void stop(String id) {
        stop(registration(id));
    }

    /**
     * Lets one listener handle nothing more for now.
     * @throws IllegalArgumentException if there is none with that id
     * @see MinioListenerContainer#pause()
     */
    public void pause(String id) {
        registration(id).container.pause();
    }

    /**
     * Lets a paused listener go on.
     * @throws IllegalArgumentException if there is none with that id
     * @see MinioListenerContainer#resume()
     */
    public void resume(String id) {
        registration(id).container.resume();
    }

    /**
     * Lets one listener look now for what it may not have been told.
     * @throws IllegalArgumentException if there is none with that id
     * @see MinioListenerContainer#reconcile()
     */
    public void reconcile(String id) {
        registration(id).container.reconcile();
    }

    private synchronized Registration registration(String id) {
        Registration registration = this.registrations.get(id);
        if (registration == null) {
            throw new IllegalArgumentException("There is no listener '" + id + "'; there are "
                    + (this.registrations.isEmpty() ? "none" : String.join(", ", this.registrations.keySet())));
        }
        return registration;
    }

    private void start(Registration registration) {
        registration.wanted = true;
        if (!registration.container.isRunning()) {
            registration.container.start();
        }
        this.keepAlive.begin();
    }

    private void stop(Registration registration) {
        registration.wanted = false;
        registration.container.stop();
        if (containers().stream().noneMatch(MinioListenerContainer::isRunning)) {
            this.keepAlive.end();
        }
    }

    @Override
    public void start() {
        List<Registration> wanted;
        synchronized (this) {
            this.running = true;
            wanted = this.registrations.values().stream().filter(each -> each.wanted).toList();
        }
        wanted.forEach(this::start);
    }

    @Override
    public void stop() {
        stopAll().join();
    }

    @Override
    public void stop(Runnable callback) {
        stopAll().thenRun(callback);
    }

    // All at once: each may take its whole time to finish what it is doing.
    private CompletableFuture<Void> stopAll() {
        Map<String, CompletableFuture<Void>> stopping = new LinkedHashMap<>();
        synchronized (this) {
            this.running = false;
            for (Registration registration : this.registrations.values()) {
                MinioListenerContainer container = registration.container;
                // One that has failed is given another chance.
                registration.wanted = container.isRunning() || container.status().state() == ListenerState.FAILED;
                if (container.isRunning()) {
                    stopping.put(container.id(), stop(container));
                }
            }
        }
        return CompletableFuture.allOf(stopping.values().toArray(CompletableFuture<?>[]::new))
            .orTimeout(this.stopTimeout.toMillis(), TimeUnit.MILLISECONDS)
            .handle((nothing, failure) -> {
                this.keepAlive.end();
                if (failure != null) {
                    logger.warn(
                            "These listeners did not stop well within " + this.stopTimeout.toMillis() + " ms: "
                                    + stopping.entrySet()
                                        .stream()
                                        .filter(each -> !each.getValue().isDone()
                                                || each.getValue().isCompletedExceptionally())
                                        .map(Map.Entry::getKey)
                                        .collect(Collectors.joining(", ")),
                            (failure instanceof TimeoutException) ? null : failure);
                }
                return null;
            });
    }

    private static CompletableFuture<Void> stop(MinioListenerContainer container) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                container.stop(() -> stopped.complete(null));
            }
            catch (RuntimeException | Error ex) {
                stopped.completeExceptionally(ex);
            }
        }, "minio-listener-stop");
        thread.setDaemon(true);
        thread.start();
        return stopped;
    }

    @Override
    public synchronized boolean isRunning() {
        return this.running;
    }

    @Override
    public int getPhase() {
        return this.phase;
    }

    /** Stops what was started by hand while the registry did not run. */
    @Override
    public void destroy() {
        stop();
    }

    /** A listener, and whether it is to run while the registry does. */
    private static final class Registration {

        private final MinioListenerContainer container;

        private volatile boolean wanted;

        private Registration(MinioListenerContainer container, boolean wanted) {
            this.container = container;
            this.wanted = wanted;
        }

        private MinioListenerContainer container() {
            return this.container;
        }

    }

}
