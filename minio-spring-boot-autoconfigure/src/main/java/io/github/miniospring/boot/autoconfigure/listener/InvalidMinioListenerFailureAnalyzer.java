package io.github.miniospring.boot.autoconfigure.listener;

import io.github.miniospring.listener.annotation.InvalidMinioListenerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a start that failed by a listener which one it is, and what to write. */
final class InvalidMinioListenerFailureAnalyzer extends AbstractFailureAnalyzer<InvalidMinioListenerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidMinioListenerException cause) {
        return new FailureAnalysis(cause.description(), cause.action() + ".", cause);
    }

}
