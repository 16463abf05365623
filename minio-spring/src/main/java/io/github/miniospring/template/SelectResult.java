package io.github.miniospring.template;

import java.io.Closeable;
import java.io.InputStream;

import io.github.miniospring.select.ReactiveSelectResult;
import io.github.miniospring.select.SelectStats;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question for a blocking caller, while it arrives.
 *
 * <p>
 * Read to its end it gives its connection back; closed earlier it ends the question. For
 * one thread at a time.
 */
public final class SelectResult implements Closeable {

    private final ReactiveSelectResult result;

    private final BodyInputStream records;

    SelectResult(ReactiveSelectResult result) {
        this.result = result;
        this.records = new BodyInputStream(result.records());
    }

    /**
     * The records as the server writes them; the same stream each time. A read fails with
     * an {@link java.io.IOException} when the server gives up, or the answer is not
     * complete; the cause says which.
     */
    public InputStream records() {
        return this.records;
    }

    /**
     * How much work it is: what the server told last while the records come, if progress
     * was asked for, and the final numbers after their end; null where it told nothing.
     */
    public @Nullable SelectStats stats() {
        return this.result.stats();
    }

    @Override
    public void close() {
        this.records.close();
        this.result.close();
    }

}
