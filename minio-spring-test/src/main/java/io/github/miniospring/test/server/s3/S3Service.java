package io.github.miniospring.test.server.s3;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.github.miniospring.test.server.action.ServerContext;
import io.github.miniospring.test.server.http.Intake;
import io.github.miniospring.test.server.http.RequestHandler;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.traffic.Faults;
import io.github.miniospring.test.server.traffic.RequestLog;

/** Answers requests as MinIO does. */
public final class S3Service implements RequestHandler {

    private final ServerContext server;

    private final List<String> domains;

    private final Faults faults;

    private final RequestLog log;

    private final CommonHeaders commonHeaders;

    private final ErrorResponses errors;

    private final AtomicLong lastId;

    /**
     * Creates one.
     * @param domains below which buckets have hosts of their own
     */
    public S3Service(ServerContext server, List<String> domains, Faults faults, RequestLog log) {
        this.server = server;
        this.domains = domains;
        this.faults = faults;
        this.log = log;
        this.commonHeaders = new CommonHeaders(server.clock(), server.hostId(), server.region());
        this.errors = new ErrorResponses(server.hostId(), server.region());
        this.lastId = new AtomicLong(server.clock().millis() * 1_000_000);
    }

    @Override
    public Intake accept(RequestHead head) {
        String id = String.format("%016X", this.lastId.addAndGet(1009)).toUpperCase(Locale.ROOT);
        Exchange exchange = new Exchange(this, head, id);
        exchange.begin();
        return exchange;
    }

    ServerContext server() {
        return this.server;
    }

    List<String> domains() {
        return this.domains;
    }

    Faults faults() {
        return this.faults;
    }

    RequestLog log() {
        return this.log;
    }

    CommonHeaders commonHeaders() {
        return this.commonHeaders;
    }

    ErrorResponses errors() {
        return this.errors;
    }

}
