package io.github.miniospring.test.server;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.miniospring.test.server.traffic.RecordedRequest;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions of recorded requests: each keeps those it fits, and fails if none is left.
 * Failures show no signatures, tokens and keys.
 */
public final class RecordedRequestsAssert extends AbstractAssert<RecordedRequestsAssert, List<RecordedRequest>> {

    private static final int MOST_SHOWN = 10;

    RecordedRequestsAssert(List<RecordedRequest> requests) {
        super(List.copyOf(requests), RecordedRequestsAssert.class);
    }

    RecordedRequestsAssert matching(String what, Predicate<RecordedRequest> condition) {
        List<RecordedRequest> left = this.actual.stream().filter(condition).toList();
        if (left.isEmpty()) {
            throw failure("Expected %s, but there were only:%s", what, describe(this.actual));
        }
        return new RecordedRequestsAssert(left);
    }

    /** Keeps those with that header. */
    public RecordedRequestsAssert withHeader(String name, String value) {
        String shown = RecordedRequest.isSecret(name) ? "(hidden)" : value;
        return matching("a request with header " + name + ": " + shown,
                request -> request.headers().getOrDefault(name, List.of()).contains(value));
    }

    /** Keeps those with that header, whatever its value. */
    public RecordedRequestsAssert withHeader(String name) {
        return matching("a request with header " + name, request -> request.headers().containsKey(name));
    }

    /** Keeps those without that header. */
    public RecordedRequestsAssert withoutHeader(String name) {
        return matching("a request without header " + name, request -> !request.headers().containsKey(name));
    }

    /** Keeps those that were answered with that status. */
    public RecordedRequestsAssert withStatus(int status) {
        return matching("a request that was answered with " + status, request -> request.status() == status);
    }

    /** Keeps those that were signed with that access key. */
    public RecordedRequestsAssert withAccessKey(String accessKey) {
        return matching("a request of " + accessKey, request -> request.accessKey().equals(accessKey));
    }

    /** Checks that one is left. */
    public RecordedRequestsAssert once() {
        return times(1);
    }

    /** Checks how many are left. */
    public RecordedRequestsAssert times(int count) {
        if (this.actual.size() != count) {
            throw failure("Expected %d such requests, but there were %d:%s", count, this.actual.size(),
                    describe(this.actual));
        }
        return this;
    }

    static String describe(List<RecordedRequest> requests) {
        int further = requests.size() - MOST_SHOWN;
        String shown = requests.stream()
            .limit(MOST_SHOWN)
            .map(request -> "\n  " + request + " " + request.shownHeaders())
            .collect(Collectors.joining());
        return requests.isEmpty() ? " none" : shown + ((further > 0) ? "\n  and " + further + " more" : "");
    }

}
