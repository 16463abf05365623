package io.github.miniospring.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.notification.EventName;
import io.github.miniospring.operation.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What is listened to, how, and what handles it. Put together fluently by one thread; a
 * container takes a copy.
 */
public final class MinioListenerEndpoint {

    private static final int DEFAULT_CONCURRENCY = 8;

    private final String id;

    private final MinioEventHandler handler;

    private List<String> buckets = List.of();

    private String prefix = "";

    private String suffix = "";

    private List<EventName> events = List.of(EventName.OBJECT_CREATED);

    private @Nullable DeliveryLevel level;

    private @Nullable InstanceMode mode;

    private @Nullable StartPosition start;

    private @Nullable Integer concurrency;

    private int batchSize = 1;

    private boolean coalesce;

    private @Nullable Boolean inventory;

    private boolean lossyEventsAllowed;

    private @Nullable Boolean autoStartup;

    private @Nullable MinioEventFilter filter;

    private @Nullable MinioListenerErrorHandler errorHandler;

    private MinioListenerEndpoint(String id, MinioEventHandler handler) {
        Assert.hasText(id, "The id of a listener must not be blank");
        Assert.isTrue(id.length() <= 200, () -> "The id of a listener has more than 200 characters: " + id);
        this.id = id;
        this.handler = handler;
    }

    private MinioListenerEndpoint(MinioListenerEndpoint other) {
        this(other.id, other.handler);
        this.buckets = other.buckets;
        this.prefix = other.prefix;
        this.suffix = other.suffix;
        this.events = other.events;
        this.level = other.level;
        this.mode = other.mode;
        this.start = other.start;
        this.concurrency = other.concurrency;
        this.batchSize = other.batchSize;
        this.coalesce = other.coalesce;
        this.inventory = other.inventory;
        this.lossyEventsAllowed = other.lossyEventsAllowed;
        this.autoStartup = other.autoStartup;
        this.filter = other.filter;
        this.errorHandler = other.errorHandler;
    }

    /**
     * Begins an endpoint.
     * @param id names it in the store, in metrics and in the log: unique, and the same
     * after a restart
     */
    public static MinioListenerEndpoint of(String id, MinioEventHandler handler) {
        return new MinioListenerEndpoint(id, handler);
    }

    /** What it is now, apart from later changes. */
    public MinioListenerEndpoint copy() {
        return new MinioListenerEndpoint(this);
    }

    /**
     * The same, and what it leaves open as {@code defaults} sets it: how far it goes for
     * an event, which instances handle it, where it begins, and the like; but not what it
     * listens to.
     */
    MinioListenerEndpoint completed(Consumer<MinioListenerEndpoint> defaults) {
        MinioListenerEndpoint open = of(this.id, this.handler);
        defaults.accept(open);
        MinioListenerEndpoint completed = copy();
        completed.level = (this.level != null) ? this.level : open.level;
        completed.mode = (this.mode != null) ? this.mode : open.mode;
        completed.start = (this.start != null) ? this.start : open.start;
        completed.concurrency = (this.concurrency != null) ? this.concurrency : open.concurrency;
        completed.inventory = (this.inventory != null) ? this.inventory : open.inventory;
        completed.autoStartup = (this.autoStartup != null) ? this.autoStartup : open.autoStartup;
        completed.filter = (this.filter != null) ? this.filter : open.filter;
        completed.errorHandler = (this.errorHandler != null) ? this.errorHandler : open.errorHandler;
        return completed;
    }

    /** Listens to these buckets only. Default: all there are. */
    public MinioListenerEndpoint buckets(String... buckets) {
        List<String> checked = new ArrayList<>();
        for (String bucket : buckets) {
            checked.add(Names.bucket(bucket));
        }
        this.buckets = List.copyOf(checked);
        return this;
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public MinioListenerEndpoint prefix(String prefix) {
        this.prefix = literal("prefix", prefix);
        return this;
    }

    /** Keeps only keys that end with {@code suffix}. */
    public MinioListenerEndpoint suffix(String suffix) {
        this.suffix = literal("suffix", suffix);
        return this;
    }

    // The server takes it for "anything"; a listing does not.
    private static String literal(String name, String value) {
        Assert.isTrue(value.indexOf('*') < 0,
                () -> "The " + name + " '" + value + "' of a listener must not have a *: filter such keys by a filter");
        return value;
    }

    /** What is listened to. Default: objects stored. */
    public MinioListenerEndpoint events(EventName... events) {
        Assert.notEmpty(events, "A listener must listen to one kind of event at least");
        this.events = List.of(events);
        return this;
    }

    /** Default: {@link DeliveryLevel#RECONCILED}. */
    public MinioListenerEndpoint level(DeliveryLevel level) {
        this.level = level;
        return this;
    }

    /**
     * Default: {@link InstanceMode#EXCLUSIVE} with a store that lasts,
     * {@link InstanceMode#BROADCAST} without.
     */
    public MinioListenerEndpoint mode(InstanceMode mode) {
        this.mode = mode;
        return this;
    }

    /** Where it begins at its first start. Default: {@link StartPosition#NOW}. */
    public MinioListenerEndpoint start(StartPosition start) {
        this.start = start;
        return this;
    }

    /** How many keys are handled at the same time. Default: 8. */
    public MinioListenerEndpoint concurrency(int concurrency) {
        Assert.isTrue(concurrency >= 1 && concurrency <= 1000,
                () -> "concurrency must be from 1 to 1000 but is " + concurrency);
        this.concurrency = concurrency;
        return this;
    }

    /** How many events are given to the handler at once, at most. Default: 1. */
    public MinioListenerEndpoint batchSize(int size) {
        Assert.isTrue(size >= 1 && size <= 10_000, () -> "The size of a batch must be from 1 to 10000 but is " + size);
        this.batchSize = size;
        return this;
    }

    /**
     * Whether of several stored states of one key that wait only the last is handled.
     * Default: each is.
     */
    public MinioListenerEndpoint coalesce(boolean coalesce) {
        this.coalesce = coalesce;
        return this;
    }

    /**
     * Whether every key is remembered, and not only what happened of late: finds removals
     * in buckets without versions, and objects that arrive with an old date. Default:
     * only where removals are listened to in such a bucket.
     */
    public MinioListenerEndpoint inventory(boolean inventory) {
        this.inventory = inventory;
        return this;
    }

    /**
     * Allows events that no listing can find again, such as objects being read, beside
     * those for which nothing is lost. Default: they are refused.
     */
    public MinioListenerEndpoint lossyEventsAllowed(boolean allowed) {
        this.lossyEventsAllowed = allowed;
        return this;
    }

    /** Whether it starts with the application. Default: it does. */
    public MinioListenerEndpoint autoStartup(boolean autoStartup) {
        this.autoStartup = autoStartup;
        return this;
    }

    /** Leaves out events that do not pass. Default: none. */
    public MinioListenerEndpoint filter(@Nullable MinioEventFilter filter) {
        this.filter = filter;
        return this;
    }

    /** Decides about failures. Default: as the container's settings say. */
    public MinioListenerEndpoint errorHandler(@Nullable MinioListenerErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
        return this;
    }

    public String id() {
        return this.id;
    }

    public MinioEventHandler handler() {
        return this.handler;
    }

    /** Empty for all. */
    public List<String> buckets() {
        return this.buckets;
    }

    public String prefix() {
        return this.prefix;
    }

    public String suffix() {
        return this.suffix;
    }

    public List<EventName> events() {
        return this.events;
    }

    public DeliveryLevel level() {
        return (this.level != null) ? this.level : DeliveryLevel.RECONCILED;
    }

    /** Null for the default. */
    public @Nullable InstanceMode mode() {
        return this.mode;
    }

    public StartPosition start() {
        return (this.start != null) ? this.start : StartPosition.NOW;
    }

    public int concurrency() {
        return (this.concurrency != null) ? this.concurrency : DEFAULT_CONCURRENCY;
    }

    public int batchSize() {
        return this.batchSize;
    }

    public boolean coalesce() {
        return this.coalesce;
    }

    /** Null for the default. */
    public @Nullable Boolean inventory() {
        return this.inventory;
    }

    public boolean lossyEventsAllowed() {
        return this.lossyEventsAllowed;
    }

    public boolean autoStartup() {
        return this.autoStartup == null || this.autoStartup;
    }

    public @Nullable MinioEventFilter filter() {
        return this.filter;
    }

    public @Nullable MinioListenerErrorHandler errorHandler() {
        return this.errorHandler;
    }

    @Override
    public String toString() {
        return this.id;
    }

}
