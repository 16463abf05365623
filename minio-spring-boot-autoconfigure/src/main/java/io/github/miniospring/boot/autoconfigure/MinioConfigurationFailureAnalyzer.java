package io.github.miniospring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Tells a start that failed by its configuration what to write, and where. */
// Before Boot's analyzer of failed bindings, which prints values.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MinioConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<MinioConfigurationException> {

    private final @Nullable Environment environment;

    MinioConfigurationFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MinioConfigurationException cause) {
        String origin = origin(cause.property());
        return new FailureAnalysis(cause.description() + ((origin != null) ? "\n\nSet by " + origin : ""),
                cause.action(), cause);
    }

    private @Nullable String origin(String property) {
        if (this.environment == null) {
            return null;
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return (found.getOrigin() != null) ? found.getOrigin().toString() : null;
            }
        }
        return null;
    }

}
