package io.github.miniospring.boot.health;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

/**
 * Tells how the listeners of an application are doing, each under its id: those there are
 * when it is asked, and nothing where there are none.
 *
 * <p>
 * A listener that has failed, or that somebody has to mend something for, is DOWN. One
 * without a connection for longer than a time of grace, or with removals that wait to be
 * confirmed, is OUT_OF_SERVICE. Where listeners do not count, both are UNKNOWN instead.
 */
public final class MinioListenersHealthContributor implements CompositeHealthContributor {

    private final MinioListenerEndpointRegistry registry;

    private final boolean counting;

    private final Duration grace;

    /**
     * @param counting whether the health of the application is that of its listeners
     * @param grace how long a listener may be without a connection
     */
    public MinioListenersHealthContributor(MinioListenerEndpointRegistry registry, boolean counting, Duration grace) {
        this.registry = registry;
        this.counting = counting;
        this.grace = grace;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return this.registry.find(name).map(this::indicator).orElse(null);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return this.registry.containers()
            .stream()
            .map(container -> new HealthContributors.Entry(container.id(), indicator(container)));
    }

    private HealthContributor indicator(MinioListenerContainer container) {
        return new MinioListenerHealthIndicator(container, this.counting, this.grace);
    }

}
