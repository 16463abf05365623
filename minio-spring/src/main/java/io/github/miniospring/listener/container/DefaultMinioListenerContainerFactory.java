package io.github.miniospring.listener.container;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEvent;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.Inbox;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.template.MinioOperations;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Makes containers for listeners to one server. Put together fluently by one thread;
 * containers keep what was set before they were made.
 */
public final class DefaultMinioListenerContainerFactory implements MinioListenerContainerFactory {

    private static final Log logger = LogFactory.getLog(DefaultMinioListenerContainerFactory.class);

    private final AtomicBoolean toldOfMemory = new AtomicBoolean();

    private final MinioOperations template;

    private final CheckpointStore store;

    private final MinioDeadLetterHandler deadLetters;

    private ListenerSettings settings = ListenerSettings.create();

    private ListenerThreads threads = ListenerThreads.create();

    private @Nullable LeaseStore leases;

    private int parts = 4;

    private @Nullable String instance;

    private @Nullable Inbox inbox;

    private ObservationRegistry observations = ObservationRegistry.NOOP;

    private ListenerObservationConvention convention = ListenerObservationConvention.DEFAULT;

    private ListenerMeters meters = ListenerMeters.NONE;

    private Consumer<MinioListenerEvent> publisher = event -> {
    };

    private BiPredicate<String, String> ownObjects = (bucket, key) -> false;

    /**
     * @param template whose server is listened to
     * @param store where is written down what was handled
     * @param deadLetters takes what cannot be handled
     */
    public DefaultMinioListenerContainerFactory(MinioOperations template, CheckpointStore store,
            MinioDeadLetterHandler deadLetters) {
        this.template = template;
        this.store = store;
        this.deadLetters = deadLetters;
    }

    /** How the listeners behave. Default: {@link ListenerSettings#create()}. */
    public DefaultMinioListenerContainerFactory settings(ListenerSettings settings) {
        this.settings = settings.copy();
        return this;
    }

    /** Whose threads they use. Default: their own, shared by those of this factory. */
    public DefaultMinioListenerContainerFactory threads(ListenerThreads threads) {
        this.threads = threads;
        return this;
    }

    /**
     * Decides which of several instances is in charge. Default: none, and each handles
     * everything.
     */
    public DefaultMinioListenerContainerFactory leases(@Nullable LeaseStore leases) {
        this.leases = leases;
        return this;
    }

    /**
     * Into how many parts keys are divided where instances share them: no more of them
     * can have work. The same in all instances. Default: 4.
     */
    public DefaultMinioListenerContainerFactory partitions(int parts) {
        Assert.isTrue(parts >= 1 && parts <= 256, () -> "partitions must be from 1 to 256 but is " + parts);
        this.parts = parts;
        return this;
    }

    /**
     * Names this instance among others: unique, and the same after a restart. Default: a
     * random name, and where each instance handles everything nothing is remembered then.
     */
    public DefaultMinioListenerContainerFactory instance(String name) {
        Assert.hasText(name, "The name of an instance must not be blank");
        this.instance = name;
        return this;
    }

    /** Keeps events for listeners of the level {@code INBOX}. Default: none. */
    public DefaultMinioListenerContainerFactory inbox(@Nullable Inbox inbox) {
        this.inbox = inbox;
        return this;
    }

    /** Whom the handling of events is told to. Default: nobody. */
    public DefaultMinioListenerContainerFactory observationRegistry(ObservationRegistry registry) {
        this.observations = registry;
        return this;
    }

    /** How it is told. Default: {@link ListenerObservationConvention#DEFAULT}. */
    public DefaultMinioListenerContainerFactory observationConvention(ListenerObservationConvention convention) {
        this.convention = convention;
        return this;
    }

    // Takes no registry itself: applications without Micrometer's meters have it as a
    // bean.
    /**
     * Where it is counted, such as {@link MicrometerListenerMeters}. Default: nowhere.
     */
    public DefaultMinioListenerContainerFactory meters(ListenerMeters meters) {
        this.meters = meters;
        return this;
    }

    /** Told what becomes of listeners; must not block. Default: nobody. */
    public DefaultMinioListenerContainerFactory eventPublisher(Consumer<MinioListenerEvent> publisher) {
        this.publisher = publisher;
        return this;
    }

    /**
     * Which objects, by bucket and key, the listeners themselves write, such as
     * checkpoints in a bucket that is listened to: they are never told. Default: none.
     */
    public DefaultMinioListenerContainerFactory ownObjects(BiPredicate<String, String> objects) {
        this.ownObjects = objects;
        return this;
    }

    @Override
    public MinioListenerContainer createContainer(MinioListenerEndpoint endpoint) {
        MinioListenerEndpoint copy = endpoint.copy();
        InstanceMode mode = mode(copy);
        Tally tally = new Tally(copy.id(), this.meters);
        Interest interest = new Interest(copy, this.ownObjects.negate());
        Recipient handler = new Delivery(copy.id(), copy.handler(), this.observations, this.convention);
        Inbox inbox = inbox(copy);
        Recipient recipient = (inbox != null) ? new InboxRecipient(copy.id(), inbox, handler) : handler;
        boolean forgetful = mode == InstanceMode.BROADCAST && this.leases != null && this.instance == null;
        CheckpointStore store = forgetful ? new MemoryCheckpointStore() : this.store;
        Surroundings around = new Surroundings(copy, this.settings.copy(), this.template, store, this.deadLetters,
                this.threads, interest, recipient, inbox, tally, new Inventories(this.template));
        String name = (this.instance != null) ? this.instance : "instance-" + UUID.randomUUID();
        if (!store.durable() && copy.level() != DeliveryLevel.LIVE && this.toldOfMemory.compareAndSet(false, true)) {
            logger.warn("Listeners remember what they have handled in memory only, '" + copy.id()
                    + "' first: what happens while the application does not run is not told to them, and each of"
                    + " several instances handles everything");
        }
        return new DefaultMinioListenerContainer(
                new Plan(around, mode, (mode == InstanceMode.PARTITIONED) ? this.parts : 1, name, this.leases),
                this.meters, this.publisher);
    }

    private @Nullable Inbox inbox(MinioListenerEndpoint endpoint) {
        if (endpoint.level() != DeliveryLevel.INBOX) {
            return null;
        }
        Assert.isTrue(this.inbox != null, () -> "Listener '" + endpoint.id()
                + "' has the level INBOX, but there is no database to keep its events in: name the store jdbc");
        Assert.isTrue(endpoint.batchSize() == 1,
                () -> "Listener '" + endpoint.id()
                        + "' has the level INBOX, at which each event has a transaction of its own: a batch of "
                        + endpoint.batchSize() + " is not possible");
        return this.inbox;
    }

    private InstanceMode mode(MinioListenerEndpoint endpoint) {
        InstanceMode mode = endpoint.mode();
        if (mode == null) {
            return (this.leases != null && this.store.durable()) ? InstanceMode.EXCLUSIVE : InstanceMode.BROADCAST;
        }
        Assert.isTrue(mode == InstanceMode.BROADCAST || this.leases != null,
                () -> "Listener '" + endpoint.id() + "' has the mode " + mode.name().toLowerCase(Locale.ROOT)
                        + ", but there is nothing by which its instances could know of each other: name a store that"
                        + " lasts, or set the mode broadcast");
        return mode;
    }

}
