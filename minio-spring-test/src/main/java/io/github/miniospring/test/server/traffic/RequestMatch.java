package io.github.miniospring.test.server.traffic;

import java.util.function.Predicate;

/** Picks requests. */
public final class RequestMatch implements Predicate<RecordedRequest> {

    private final Predicate<RecordedRequest> predicate;

    private RequestMatch(Predicate<RecordedRequest> predicate) {
        this.predicate = predicate;
    }

    /** Every request. */
    public static RequestMatch any() {
        return new RequestMatch(request -> true);
    }

    /** Requests of that action, such as {@code PutObject}. */
    public static RequestMatch action(String action) {
        return new RequestMatch(request -> request.action().equals(action));
    }

    /** Of these, the ones about that bucket. */
    public RequestMatch bucket(String bucket) {
        return where(request -> request.bucket().equals(bucket));
    }

    /** Of these, the ones about that key. */
    public RequestMatch key(String key) {
        return where(request -> request.key().equals(key));
    }

    /** Of these, the ones that meet the condition. */
    public RequestMatch where(Predicate<RecordedRequest> condition) {
        return new RequestMatch(this.predicate.and(condition));
    }

    @Override
    public boolean test(RecordedRequest request) {
        return this.predicate.test(request);
    }

}
