package io.github.miniospring.boot.autoconfigure.listener;

import java.util.function.Consumer;
import java.util.function.Function;

import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioListenerProperties;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.listener.container.ListenerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Turns properties into the settings of listeners. */
final class ConfiguredListeners {

    private final MinioListenerProperties properties;

    ConfiguredListeners(MinioListenerProperties properties) {
        this.properties = properties;
    }

    ListenerSettings settings() {
        MinioListenerProperties from = this.properties;
        ListenerSettings settings = ListenerSettings.create().pollingAllowed(from.isPollingAllowed());
        set("ping", from.getPing(), settings::ping);
        set("stall-timeout", from.getStallTimeout(), settings::stallTimeout);
        set("max-connection-age", from.getMaxConnectionAge(), settings::maxConnectionAge);
        set("reconcile-interval", from.getReconcileInterval(), settings::reconcileInterval);
        set("settle-delay", from.getSettleDelay(), settings::settleDelay);
        set("poll-interval", from.getPollInterval(), settings::pollInterval);
        set("overlap", from.getOverlap(), settings::overlap);
        set("pages-per-second", from.getPagesPerSecond(), settings::maxPagesPerSecond);
        set("drain-timeout", from.getDrainTimeout(), settings::drainTimeout);
        set("max-pending", from.getMaxPending(),
                count -> settings.maxPending(count, from.getMaxPendingSize().toBytes()));
        set("reconnect.misconfigured-backoff", from.getReconnect().getMisconfiguredBackoff(),
                settings::misconfiguredRetry);
        set("reconnect.backoff", from.getReconnect(),
                reconnect -> settings.reconnect(reconnect.getBackoff(), reconnect.getMaxBackoff()));
        set("retry.max-attempts", from.getRetry().getMaxAttempts(), settings::maxAttempts);
        set("retry.backoff", from.getRetry(), retry -> settings.retry(retry.getBackoff(), retry.getMaxBackoff()));
        set("flush.count", from.getFlush(), flush -> settings.flush(flush.getCount(), flush.getInterval()));
        set("removal-brake.count", from.getRemovalBrake(),
                brake -> settings.removalBrake(brake.getCount(), brake.getPercent()));
        set("lease.ttl", from.getLease(),
                lease -> settings.lease(lease.getTtl(), lease.getRenewal(), lease.getMargin()));
        return settings;
    }

    /** Sets what listeners do not say themselves. */
    Consumer<MinioListenerEndpoint> defaults() {
        MinioListenerProperties from = this.properties;
        StartPosition start = get("start", from.getStart(), StartPosition::of);
        Consumer<MinioListenerEndpoint> defaults = endpoint -> {
            endpoint.autoStartup(from.isAutoStartup())
                .level(from.getLevel())
                .start(start)
                .concurrency(from.getConcurrency());
            if (from.getMode() != null) {
                endpoint.mode(from.getMode());
            }
        };
        set("concurrency", MinioListenerEndpoint.of("probe", events -> null), defaults);
        return defaults;
    }

    /** The name of this instance; null if it is not given. */
    @Nullable String instance() {
        return StringUtils.hasText(this.properties.getInstanceId()) ? this.properties.getInstanceId() : null;
    }

    <T> void set(String name, T value, Consumer<? super T> setter) {
        get(name, value, given -> {
            setter.accept(given);
            return name;
        });
    }

    <T, R> R get(String name, T value, Function<? super T, R> reader) {
        try {
            return reader.apply(value);
        }
        catch (IllegalArgumentException ex) {
            String property = "minio.listener." + name;
            throw new MinioConfigurationException(property + " cannot be used: " + ex.getMessage(),
                    "Change " + property + ", or remove it for the default.", property);
        }
    }

}
