package io.github.miniospring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.BoundConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells a start that failed by its configuration what to write, and where. */
// Before Boot's analyzer of failed bindings, which prints values.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MinioConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<MinioConfigurationException> {

    private final @Nullable BeanFactory beanFactory;

    MinioConfigurationFailureAnalyzer(@Nullable BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MinioConfigurationException cause) {
        String origin = origin(cause.property());
        return new FailureAnalysis(cause.description() + ((origin != null) ? "\n\nSet by " + origin : ""),
                cause.action(), cause);
    }

    private @Nullable String origin(String property) {
        if (this.beanFactory == null) {
            return null;
        }
        BoundConfigurationProperties bound = this.beanFactory.getBeanProvider(BoundConfigurationProperties.class)
            .getIfAvailable();
        ConfigurationProperty found = (bound != null) ? bound.get(ConfigurationPropertyName.of(property)) : null;
        return (found != null && found.getOrigin() != null) ? found.getOrigin().toString() : null;
    }

}
