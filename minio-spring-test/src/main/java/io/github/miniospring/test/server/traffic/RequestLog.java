package io.github.miniospring.test.server.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest requests, in the order in which they were answered. */
public final class RequestLog {

    private static final int MOST = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    public synchronized void add(RecordedRequest request) {
        if (this.requests.size() == MOST) {
            this.requests.removeFirst();
        }
        this.requests.addLast(request);
    }

    public synchronized List<RecordedRequest> all() {
        return new ArrayList<>(this.requests);
    }

    public synchronized void clear() {
        this.requests.clear();
    }

}
