package io.github.miniospring.operation;

import java.time.temporal.ChronoUnit;

/** For storing an object that cannot be removed for a while, in a bucket with lock. */
public interface Locked<S> extends RequestOption<S> {

    /** Keeps the new version until a moment. */
    default S retention(Retention retention) {
        header("x-amz-object-lock-mode", retention.mode().name());
        return header("x-amz-object-lock-retain-until-date",
                retention.until().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Keeps the new version until the hold is lifted. False sends nothing. */
    default S legalHold(boolean hold) {
        return hold ? header("x-amz-object-lock-legal-hold", "ON") : self();
    }

}
