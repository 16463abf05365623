package io.github.miniospring.test.server;

import java.util.List;

import io.github.miniospring.test.server.traffic.RecordedRequest;
import io.github.miniospring.test.server.traffic.RequestMatch;
import org.assertj.core.api.AbstractAssert;

/** Assertions of the requests that a server has answered. */
public final class MinioTestServerAssert extends AbstractAssert<MinioTestServerAssert, MinioTestServer> {

    MinioTestServerAssert(MinioTestServer server) {
        super(server, MinioTestServerAssert.class);
    }

    /** Checks that there was such a request, and goes on with all that were. */
    public RecordedRequestsAssert received(RequestMatch match) {
        isNotNull();
        return new RecordedRequestsAssert(this.actual.requests()).matching("such a request", match);
    }

    /**
     * The same by method and path.
     * @param path as sent, without the query
     */
    public RecordedRequestsAssert received(String method, String path) {
        isNotNull();
        return new RecordedRequestsAssert(this.actual.requests()).matching(method + " " + path,
                request -> request.method().equals(method) && request.path().equals(path));
    }

    /** Checks that there was no such request. */
    public MinioTestServerAssert didNotReceive(RequestMatch match) {
        isNotNull();
        List<RecordedRequest> found = this.actual.requests().stream().filter(match).toList();
        if (!found.isEmpty()) {
            throw failure("Expected no such request, but there were:%s", RecordedRequestsAssert.describe(found));
        }
        return this;
    }

    /** Checks that there was no request at all. */
    public MinioTestServerAssert receivedNothing() {
        return didNotReceive(RequestMatch.any());
    }

}
