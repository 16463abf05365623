package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/** Settings of listeners. */
public class MinioListenerProperties {

    /** Whether to find and run listeners. */
    private boolean enabled = true;

    /** Whether listeners start with the application, unless they say otherwise. */
    private boolean autoStartup = true;

    /** Phase in which listeners start; the default is after nearly everything else. */
    private int phase = 2_147_483_547;

    /** Where is remembered what listeners have handled. */
    private Store store = Store.MEMORY;

    /**
     * Bucket that keeps what listeners remember, with the store "bucket". It must be
     * there.
     */
    private @Nullable String controlBucket;

    /**
     * Prefix of the keys in the control bucket. Listeners are never told of these
     * objects.
     */
    private String controlPrefix = ".minio-spring/";

    @NestedConfigurationProperty
    private final MinioListenerJdbcProperties jdbc = new MinioListenerJdbcProperties();

    /** How much is done for an event not to be lost, by listeners that do not say. */
    private DeliveryLevel level = DeliveryLevel.RECONCILED;

    /**
     * Which of several instances of the application handle an event, by listeners that do
     * not say. Unset, one of them where the store lasts, else each.
     */
    private @Nullable InstanceMode mode;

    /**
     * Where listeners begin at their first start that do not say: "now", "beginning", or
     * a time such as 2026-01-31T00:00:00Z.
     */
    private String start = "now";

    /** Number of keys that a listener handles at the same time, if it does not say. */
    private int concurrency = 8;

    /** Name of this instance among others, unique. Unset, it is random. */
    private @Nullable String instanceId;

    /**
     * Number of parts into which keys are divided where instances share them, 1 to 256.
     * The same in all instances.
     */
    private int partitions = 4;

    /** How often the server shows that it is alive, in whole seconds. */
    private Duration ping = Duration.ofSeconds(2);

    /** Time without a byte after which a connection counts as lost. */
    private Duration stallTimeout = Duration.ofSeconds(10);

    /**
     * Time after which a connection is replaced, so that credentials and permissions are
     * checked again; a tenth more or less.
     */
    private Duration maxConnectionAge = Duration.ofHours(1);

    /** Whether a server that cannot tell what happens is asked by listings instead. */
    private boolean pollingAllowed = false;

    @NestedConfigurationProperty
    private final MinioListenerReconnectProperties reconnect = new MinioListenerReconnectProperties();

    /**
     * Number of events of a listener that may wait in memory. Those beyond are found
     * again by a listing.
     */
    private int maxPending = 10_000;

    /** Size of the events of a listener that may wait in memory, in about. */
    private DataSize maxPendingSize = DataSize.ofMegabytes(16);

    @NestedConfigurationProperty
    private final MinioListenerRetryProperties retry = new MinioListenerRetryProperties();

    @NestedConfigurationProperty
    private final MinioListenerFlushProperties flush = new MinioListenerFlushProperties();

    /**
     * How often to look for what was not told though nothing seems to be missing. Zero
     * for never.
     */
    private Duration reconcileInterval = Duration.ofMinutes(15);

    /** Time after connecting to look once more, for nodes of a cluster join late. */
    private Duration settleDelay = Duration.ofSeconds(10);

    /** How often to look where the server does not tell in time, or not at all. */
    private Duration pollInterval = Duration.ofSeconds(5);

    /**
     * How long an object may take from the time it bears to where it can be seen, the
     * differences between clocks of nodes included.
     */
    private Duration overlap = Duration.ofMinutes(15);

    /** Number of pages of 1,000 keys that a listener lists in a second at most. */
    private int pagesPerSecond = 50;

    @NestedConfigurationProperty
    private final MinioListenerRemovalBrakeProperties removalBrake = new MinioListenerRemovalBrakeProperties();

    @NestedConfigurationProperty
    private final MinioListenerLeaseProperties lease = new MinioListenerLeaseProperties();

    /** How long a listener that is stopped goes on with what has come. */
    private Duration drainTimeout = Duration.ofSeconds(20);

    public boolean isEnabled() {
        return this.enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public boolean isAutoStartup() {
        return this.autoStartup;
    }

    public void setAutoStartup(boolean autoStartup) {
        this.autoStartup = autoStartup;
    }

    public int getPhase() {
        return this.phase;
    }

    public void setPhase(int phase) {
        this.phase = phase;
    }

    public Store getStore() {
        return this.store;
    }

    public void setStore(Store store) {
        this.store = store;
    }

    public @Nullable String getControlBucket() {
        return this.controlBucket;
    }

    public void setControlBucket(@Nullable String controlBucket) {
        this.controlBucket = controlBucket;
    }

    public String getControlPrefix() {
        return this.controlPrefix;
    }

    public void setControlPrefix(String controlPrefix) {
        this.controlPrefix = controlPrefix;
    }

    public MinioListenerJdbcProperties getJdbc() {
        return this.jdbc;
    }

    public DeliveryLevel getLevel() {
        return this.level;
    }

    public void setLevel(DeliveryLevel level) {
        this.level = level;
    }

    public @Nullable InstanceMode getMode() {
        return this.mode;
    }

    public void setMode(@Nullable InstanceMode mode) {
        this.mode = mode;
    }

    public String getStart() {
        return this.start;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public int getConcurrency() {
        return this.concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public @Nullable String getInstanceId() {
        return this.instanceId;
    }

    public void setInstanceId(@Nullable String instanceId) {
        this.instanceId = instanceId;
    }

    public int getPartitions() {
        return this.partitions;
    }

    public void setPartitions(int partitions) {
        this.partitions = partitions;
    }

    public Duration getPing() {
        return this.ping;
    }

    public void setPing(Duration ping) {
        this.ping = ping;
    }

    public Duration getStallTimeout() {
        return this.stallTimeout;
    }

    public void setStallTimeout(Duration stallTimeout) {
        this.stallTimeout = stallTimeout;
    }

    public Duration getMaxConnectionAge() {
        return this.maxConnectionAge;
    }

    public void setMaxConnectionAge(Duration maxConnectionAge) {
        this.maxConnectionAge = maxConnectionAge;
    }

    public boolean isPollingAllowed() {
        return this.pollingAllowed;
    }

    public void setPollingAllowed(boolean pollingAllowed) {
        this.pollingAllowed = pollingAllowed;
    }

    public MinioListenerReconnectProperties getReconnect() {
        return this.reconnect;
    }

    public int getMaxPending() {
        return this.maxPending;
    }

    public void setMaxPending(int maxPending) {
        this.maxPending = maxPending;
    }

    public DataSize getMaxPendingSize() {
        return this.maxPendingSize;
    }

    public void setMaxPendingSize(DataSize maxPendingSize) {
        this.maxPendingSize = maxPendingSize;
    }

    public MinioListenerRetryProperties getRetry() {
        return this.retry;
    }

    public MinioListenerFlushProperties getFlush() {
        return this.flush;
    }

    public Duration getReconcileInterval() {
        return this.reconcileInterval;
    }

    public void setReconcileInterval(Duration reconcileInterval) {
        this.reconcileInterval = reconcileInterval;
    }

    public Duration getSettleDelay() {
        return this.settleDelay;
    }

    public void setSettleDelay(Duration settleDelay) {
        this.settleDelay = settleDelay;
    }

    public Duration getPollInterval() {
        return this.pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public Duration getOverlap() {
        return this.overlap;
    }

    public void setOverlap(Duration overlap) {
        this.overlap = overlap;
    }

    public int getPagesPerSecond() {
        return this.pagesPerSecond;
    }

    public void setPagesPerSecond(int pagesPerSecond) {
        this.pagesPerSecond = pagesPerSecond;
    }

    public MinioListenerRemovalBrakeProperties getRemovalBrake() {
        return this.removalBrake;
    }

    public MinioListenerLeaseProperties getLease() {
        return this.lease;
    }

    public Duration getDrainTimeout() {
        return this.drainTimeout;
    }

    public void setDrainTimeout(Duration drainTimeout) {
        this.drainTimeout = drainTimeout;
    }

    /** Where is remembered what listeners have handled. */
    public enum Store {

        /** In the application, until it ends. */
        MEMORY,

        /** In objects of a bucket. */
        BUCKET,

        /** In tables of the application's database. */
        JDBC

    }

}
