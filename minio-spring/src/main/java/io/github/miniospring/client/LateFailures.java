package io.github.miniospring.client;

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.util.context.Context;

/**
 * Failures that come when nobody waits for them any more: the caller has cancelled, or a
 * time limit was noticed by the call and its connection at once. They say nothing new,
 * and Reactor would log them as errors of the application.
 */
public final class LateFailures {

    private static final Log logger = LogFactory.getLog(MinioClient.class);

    /** Where Reactor looks for what to do with them. */
    private static final String KEY = "reactor.onErrorDropped.local";

    private static final Consumer<Throwable> AT_DEBUG = failure -> logger
        .debug("After the end of a call: " + failure.getMessage());

    private LateFailures() {
    }

    /** Logs them at DEBUG, unless the caller has a say in it. */
    public static Context quiet(Context context) {
        return context.hasKey(KEY) ? context : context.put(KEY, AT_DEBUG);
    }

}
