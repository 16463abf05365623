package io.github.miniospring.client;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the load that repetitions add to a server in trouble: all calls together may
 * repeat as long as there are tokens, and only successes bring tokens back.
 */
final class RetryBudget {

    private static final int CAPACITY = 500;

    private static final int COST = 5;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Takes the tokens of one repetition; false when there are not enough. */
    boolean spend() {
        int before = this.tokens.getAndUpdate(tokens -> (tokens >= COST) ? tokens - COST : tokens);
        return before >= COST;
    }

    /** A call has succeeded: gives back what its repetition took, or one token. */
    void succeeded(boolean repeated) {
        if (this.tokens.get() < CAPACITY) {
            this.tokens.getAndUpdate(tokens -> Math.min(CAPACITY, tokens + (repeated ? COST : 1)));
        }
    }

}
