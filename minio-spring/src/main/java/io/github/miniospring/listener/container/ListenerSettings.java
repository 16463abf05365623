package io.github.miniospring.listener.container;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How listeners behave, all of those that share it alike. Put together fluently by one
 * thread; a container takes a copy.
 */
public final class ListenerSettings {

    private Duration ping = Duration.ofSeconds(2);

    private Duration stallTimeout = Duration.ofSeconds(10);

    private Duration reconnectMin = Duration.ofMillis(250);

    private Duration reconnectMax = Duration.ofSeconds(30);

    private Duration misconfiguredRetry = Duration.ofSeconds(60);

    private Duration maxConnectionAge = Duration.ofHours(1);

    private int maxPending = 10_000;

    private long maxPendingBytes = 16 * 1024 * 1024;

    private int maxAttempts = 10;

    private Duration retryMin = Duration.ofSeconds(1);

    private Duration retryMax = Duration.ofSeconds(60);

    private int flushCount = 100;

    private Duration flushInterval = Duration.ofSeconds(1);

    private Duration reconcileInterval = Duration.ofMinutes(15);

    private Duration settleDelay = Duration.ofSeconds(10);

    private Duration pollInterval = Duration.ofSeconds(5);

    private Duration overlap = Duration.ofMinutes(15);

    private int maxPagesPerSecond = 50;

    private int removalBrakeCount = 100;

    private int removalBrakePercent = 20;

    private boolean pollingAllowed;

    private Duration leaseTtl = Duration.ofSeconds(30);

    private Duration leaseRenewal = Duration.ofSeconds(10);

    private Duration leaseMargin = Duration.ofSeconds(5);

    private Duration drainTimeout = Duration.ofSeconds(20);

    private ListenerSettings() {
    }

    /** The defaults. */
    public static ListenerSettings create() {
        return new ListenerSettings();
    }

    /** What they are now, apart from later changes. */
    public ListenerSettings copy() {
        return create().ping(this.ping)
            .stallTimeout(this.stallTimeout)
            .reconnect(this.reconnectMin, this.reconnectMax)
            .misconfiguredRetry(this.misconfiguredRetry)
            .maxConnectionAge(this.maxConnectionAge)
            .maxPending(this.maxPending, this.maxPendingBytes)
            .maxAttempts(this.maxAttempts)
            .retry(this.retryMin, this.retryMax)
            .flush(this.flushCount, this.flushInterval)
            .reconcileInterval(this.reconcileInterval)
            .settleDelay(this.settleDelay)
            .pollInterval(this.pollInterval)
            .overlap(this.overlap)
            .maxPagesPerSecond(this.maxPagesPerSecond)
            .removalBrake(this.removalBrakeCount, this.removalBrakePercent)
            .pollingAllowed(this.pollingAllowed)
            .lease(this.leaseTtl, this.leaseRenewal, this.leaseMargin)
            .drainTimeout(this.drainTimeout);
    }

    /** How often the server shows that it is alive, in whole seconds. Default: 2 s. */
    public ListenerSettings ping(Duration ping) {
        Assert.isTrue(ping.toSeconds() >= 1 && ping.equals(Duration.ofSeconds(ping.toSeconds())),
                () -> "ping must be whole seconds, at least one, but is " + ping);
        this.ping = ping;
        return this;
    }

    /** After how long without a byte the connection counts as lost. Default: 10 s. */
    public ListenerSettings stallTimeout(Duration timeout) {
        this.stallTimeout = positive("stallTimeout", timeout);
        return this;
    }

    /**
     * How long to wait before connecting anew: a random part of a time that doubles from
     * {@code min} to {@code max}. Default: 250 ms to 30 s.
     */
    public ListenerSettings reconnect(Duration min, Duration max) {
        ordered("reconnect", min, max);
        this.reconnectMin = min;
        this.reconnectMax = max;
        return this;
    }

    /**
     * How long to wait where somebody has to do something first: make the bucket, give
     * the permission. Default: 60 s.
     */
    public ListenerSettings misconfiguredRetry(Duration wait) {
        this.misconfiguredRetry = positive("misconfiguredRetry", wait);
        return this;
    }

    /**
     * After how long a connection is replaced by a new one, which checks credentials and
     * permissions again. Default: 1 h, a tenth more or less.
     */
    public ListenerSettings maxConnectionAge(Duration age) {
        this.maxConnectionAge = positive("maxConnectionAge", age);
        return this;
    }

    /**
     * How many events may wait in memory, and how many bytes they may have together, in
     * about. What comes beyond is found again by a listing. Default: 10,000 and 16 MiB.
     */
    public ListenerSettings maxPending(int events, long bytes) {
        Assert.isTrue(events > 0 && bytes > 0,
                () -> "maxPending must be positive but is " + events + " events, " + bytes + " bytes");
        this.maxPending = events;
        this.maxPendingBytes = bytes;
        return this;
    }

    /** How often an event is given to its handler, at most. Default: 10. */
    public ListenerSettings maxAttempts(int attempts) {
        Assert.isTrue(attempts >= 1, () -> "maxAttempts must be at least 1 but is " + attempts);
        this.maxAttempts = attempts;
        return this;
    }

    /**
     * How long to wait before an event is given to its handler again: a random part of a
     * time that doubles from {@code min} to {@code max}. Default: 1 s to 60 s.
     */
    public ListenerSettings retry(Duration min, Duration max) {
        ordered("retry", min, max);
        this.retryMin = min;
        this.retryMax = max;
        return this;
    }

    /**
     * After how many handled events, or how long, these are written down. Default: 100
     * and 1 s.
     */
    public ListenerSettings flush(int count, Duration interval) {
        Assert.isTrue(count >= 1, () -> "The count of a flush must be at least 1 but is " + count);
        this.flushCount = count;
        this.flushInterval = positive("flushInterval", interval);
        return this;
    }

    /** How often to look without a reason; zero for never. Default: 15 min. */
    public ListenerSettings reconcileInterval(Duration interval) {
        Assert.isTrue(!interval.isNegative(), () -> "reconcileInterval must not be negative but is " + interval);
        this.reconcileInterval = interval;
        return this;
    }

    /**
     * How long after connecting to look once more: nodes of a cluster join the stream
     * late. Default: 10 s.
     */
    public ListenerSettings settleDelay(Duration delay) {
        this.settleDelay = positive("settleDelay", delay);
        return this;
    }

    /** How often to look where the stream does not tell in time. Default: 5 s. */
    public ListenerSettings pollInterval(Duration interval) {
        this.pollInterval = positive("pollInterval", interval);
        return this;
    }

    /**
     * How long an object may take from the time it bears to where it can be seen, the
     * differences between the clocks of nodes included. Default: 15 min.
     */
    public ListenerSettings overlap(Duration overlap) {
        this.overlap = positive("overlap", overlap);
        return this;
    }

    /** How fast to list, in pages of 1,000 keys. Default: 50. */
    public ListenerSettings maxPagesPerSecond(int pages) {
        Assert.isTrue(pages >= 1, () -> "maxPagesPerSecond must be at least 1 but is " + pages);
        this.maxPagesPerSecond = pages;
        return this;
    }

    /**
     * How many removals a listing may show that are believed: the larger of a count, and
     * a percentage of what there was. Default: 100 and 20.
     */
    public ListenerSettings removalBrake(int count, int percent) {
        Assert.isTrue(count >= 0 && percent >= 0 && percent <= 100,
                () -> "The brake of removals must be a count and a percentage but is " + count + ", " + percent);
        this.removalBrakeCount = count;
        this.removalBrakePercent = percent;
        return this;
    }

    /**
     * Whether a server that has no stream of events is asked by listings instead.
     * Default: the listener fails and says so.
     */
    public ListenerSettings pollingAllowed(boolean allowed) {
        this.pollingAllowed = allowed;
        return this;
    }

    /**
     * How long another instance waits before it takes over from one that is silent, how
     * often the one in charge shows that it is there, and how long before the end it
     * begins nothing new. Default: 30, 10 and 5 s.
     */
    public ListenerSettings lease(Duration ttl, Duration renewal, Duration margin) {
        Assert.isTrue(renewal.toMillis() > 0 && renewal.plus(margin).compareTo(ttl) < 0 && !margin.isNegative(),
                () -> "A lease of " + ttl + " cannot be renewed every " + renewal + " with a margin of " + margin);
        this.leaseTtl = ttl;
        this.leaseRenewal = renewal;
        this.leaseMargin = margin;
        return this;
    }

    /** How long a listener that is stopped goes on with what has come. Default: 20 s. */
    public ListenerSettings drainTimeout(Duration timeout) {
        Assert.isTrue(!timeout.isNegative(), () -> "drainTimeout must not be negative but is " + timeout);
        this.drainTimeout = timeout;
        return this;
    }

    private static Duration positive(String name, Duration value) {
        Assert.isTrue(value.toMillis() > 0, () -> name + " must be positive but is " + value);
        return value;
    }

    private static void ordered(String name, Duration min, Duration max) {
        Assert.isTrue(min.toMillis() > 0 && min.compareTo(max) <= 0,
                () -> "The waits of " + name + " must be positive and grow but are " + min + " and " + max);
    }

    Duration ping() {
        return this.ping;
    }

    Duration stallTimeout() {
        return this.stallTimeout;
    }

    Backoff reconnect() {
        return new Backoff(this.reconnectMin, this.reconnectMax);
    }

    Duration misconfiguredRetry() {
        return this.misconfiguredRetry;
    }

    Duration maxConnectionAge() {
        return this.maxConnectionAge;
    }

    int maxPending() {
        return this.maxPending;
    }

    long maxPendingBytes() {
        return this.maxPendingBytes;
    }

    int maxAttempts() {
        return this.maxAttempts;
    }

    Backoff retry() {
        return new Backoff(this.retryMin, this.retryMax);
    }

    int flushCount() {
        return this.flushCount;
    }

    /** As many as may wait to be handled, and enough for the store to keep pace. */
    int maxUnwritten() {
        return Math.max(this.maxPending, 2 * this.flushCount);
    }

    Duration flushInterval() {
        return this.flushInterval;
    }

    Duration reconcileInterval() {
        return this.reconcileInterval;
    }

    Duration settleDelay() {
        return this.settleDelay;
    }

    Duration pollInterval() {
        return this.pollInterval;
    }

    Duration overlap() {
        return this.overlap;
    }

    int maxPagesPerSecond() {
        return this.maxPagesPerSecond;
    }

    long removalBrake(long known) {
        return Math.max(this.removalBrakeCount, known * this.removalBrakePercent / 100);
    }

    boolean pollingAllowed() {
        return this.pollingAllowed;
    }

    Duration leaseTtl() {
        return this.leaseTtl;
    }

    Duration leaseRenewal() {
        return this.leaseRenewal;
    }

    Duration leaseMargin() {
        return this.leaseMargin;
    }

    Duration drainTimeout() {
        return this.drainTimeout;
    }

}
