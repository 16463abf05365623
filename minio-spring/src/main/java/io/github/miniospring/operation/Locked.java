package io.github.miniospring.operation;

/** For storing an object that cannot be removed for a while, in a bucket with lock. */
public interface Locked<S> extends RequestOption<S> {

    /** Keeps the new version until a moment. */
    default S retention(Retention retention) {
        retention.headers().forEach(this::header);
        return self();
    }

    /** Keeps the new version until the hold is lifted. False sends nothing. */
    default S legalHold(boolean hold) {
        return hold ? header("x-amz-object-lock-legal-hold", "ON") : self();
    }

}
