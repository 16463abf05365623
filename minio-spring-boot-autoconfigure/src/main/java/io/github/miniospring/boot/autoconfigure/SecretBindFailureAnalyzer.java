package io.github.miniospring.boot.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells of a secret that cannot be read. Boot's analyzer would print its value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecretBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("minio");

    private static final Set<String> SECRETS = Set.of("accesskey", "secretkey", "sessiontoken", "username", "password");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationPropertyName name = cause.getName();
        if (!PREFIX.isAncestorOf(name) || !SECRETS.contains(name.getLastElement(Form.UNIFORM))) {
            return null;
        }
        return new FailureAnalysis(name + " cannot be read; its value is not shown, because it is a secret",
                "Correct its placeholders; one that refers to itself is the usual mistake.", cause);
    }

}
