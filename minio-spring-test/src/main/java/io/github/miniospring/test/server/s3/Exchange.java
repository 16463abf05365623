package io.github.miniospring.test.server.s3;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.action.Target;
import io.github.miniospring.test.server.auth.Authentication;
import io.github.miniospring.test.server.auth.AuthenticationType;
import io.github.miniospring.test.server.auth.Identity;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Intake;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.payload.FormReceiver;
import io.github.miniospring.test.server.payload.PayloadReceiver;
import io.github.miniospring.test.server.payload.Receiver;
import io.github.miniospring.test.server.store.Blobs;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** One request on its way through the server. */
final class Exchange implements Intake {

    private static final System.Logger LOGGER = System.getLogger(Exchange.class.getName());

    private final S3Service service;

    private final RequestHead head;

    private final String id;

    private String path;

    private @Nullable Target target;

    private @Nullable Route route;

    /**
     * Whether MinIO does not know such requests, and answers them at its outermost door.
     */
    private boolean unknown;

    /** Whether it is the token service that answers. */
    private boolean ofTokens;

    private @Nullable Call call;

    private @Nullable Receiver receiver;

    private Fault fault = Fault.NONE;

    private @Nullable RecordedRequest record;

    private long received;

    private @Nullable Response early;

    Exchange(S3Service service, RequestHead head, String id) {
        this.service = service;
        this.head = head;
        this.id = id;
        this.path = head.rawPath();
    }

    /** Does all that can be done without the body. */
    void begin() {
        try {
            open();
        }
        catch (S3Failure ex) {
            this.early = failed(ex);
        }
        catch (RuntimeException ex) {
            this.early = broken(ex);
        }
    }

    private void open() {
        Query query = decode();
        Response health = (query != null)
                ? Health.answer(this.head.method(), this.path, query.get("maintenance").equals("true")) : null;
        if (query == null || health != null) {
            record("", new Target("", ""));
            this.early = (health != null) ? complete(health) : this.early;
            return;
        }
        Target target = Target.of(this.head.headers().get("Host"), this.path, this.service.domains());
        Route route = Routes.TABLE.find(this.head, target, query);
        record((route != null) ? route.name() : "", target);
        Fault.Substitute substitute = this.fault.substitute();
        if (substitute != null) {
            this.early = complete(substitute(substitute));
            return;
        }
        Response crossOrigin = CrossOrigin.answer(this.head);
        if (crossOrigin != null) {
            this.service.commonHeaders().date(crossOrigin.headers());
            this.early = noted(crossOrigin);
            return;
        }
        check(query, target);
        if (route == null) {
            this.unknown = true;
            throw S3Error.BAD_REQUEST.filled(this.head.method(), this.path);
        }
        this.route = route;
        this.target = target;
        this.ofTokens = route.name().startsWith("AssumeRole");
        enter(route, target, query);
    }

    private void check(Query query, Target target) {
        AuthenticationType type = AuthenticationType.of(this.head, query);
        this.service.server().authenticator().checkTime(this.head, type);
        RequestRules.checkHeaders(this.head);
        RequestRules.checkNames(this.path, query);
        RequestRules.checkAuthentication(this.head, query);
        RequestRules.checkCustomerKeys(this.head);
        if (!target.isService()) {
            Names.checkBucket(target.bucket());
        }
    }

    private void enter(Route route, Target target, Query query) {
        boolean anyRegion = route.name().equals("GetBucketLocation") || route.name().equals("ListBuckets");
        Authentication authentication = route.body().showsSender()
                ? new Authentication(Identity.ANONYMOUS, AuthenticationType.FORM, "", null)
                : this.service.server()
                    .authenticator()
                    .authenticate(this.head, this.path, query,
                            Target.bucketOfHost(this.head.headers().get("Host"), this.service.domains()), anyRegion);
        Target kept = new Target(target.bucket(), Names.kept(target.key()));
        Names.checkKey(kept.key());
        Call call = new Call(this.service.server(), this.head, kept, query, authentication, this.id, this.fault);
        this.call = call;
        if (!route.permission().isEmpty()) {
            call.require(route.permission());
        }
        Extensions.refuse(route.name(), call);
        RequestRules.checkPayload(authentication.type(), route.body(), this.head);
        route.action().check(call);
        if (route.body() != Route.Body.NONE) {
            this.receiver = receiver(route.body(), authentication);
        }
    }

    private Receiver receiver(Route.Body body, Authentication authentication) {
        Blobs blobs = this.service.server().store().blobs();
        return (body == Route.Body.FORM) ? new FormReceiver(this.head, blobs, body.limit())
                : new PayloadReceiver(this.head, authentication, blobs, body.limit(), body != Route.Body.COMPLETION);
    }

    /** Null if the request makes no sense, which is said then. */
    private @Nullable Query decode() {
        try {
            String raw = this.head.rawPath();
            // Proxies get the whole address.
            int scheme = raw.indexOf("://");
            this.path = UrlText.decodePath((scheme > 0) ? raw.substring(raw.indexOf('/', scheme + 3)) : raw);
            if (this.path.startsWith("/")) {
                return Query.parse(this.head.rawQuery());
            }
        }
        catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
            if (ex.getCause() != null) {
                throw S3Error.INVALID_OBJECT_NAME.failure();
            }
        }
        this.early = Response.text(400, "text/plain; charset=utf-8", "400 Bad Request").header("Connection", "close");
        return null;
    }

    private void record(String action, Target target) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(this.head.headers().asMap());
        RecordedRequest record = new RecordedRequest(this.service.server().clock().instant(), this.head.method(),
                this.head.target(), headers, action, target.bucket(), target.key(), "", 0, 0);
        this.record = record;
        this.fault = this.service.faults().choose(record);
    }

    @Override
    public @Nullable Response early() {
        return this.early;
    }

    @Override
    public void data(ByteBuffer piece) {
        this.received += piece.remaining();
        if (this.receiver == null || this.early != null) {
            return;
        }
        try {
            this.receiver.take(piece);
        }
        catch (S3Failure ex) {
            this.early = failed(ex);
        }
        catch (RuntimeException ex) {
            this.early = broken(ex);
        }
    }

    @Override
    public Response end() {
        try {
            Call call = this.call;
            Route route = this.route;
            if (call == null || route == null) {
                throw new IllegalStateException("The request was not accepted");
            }
            if (this.receiver != null) {
                call.setPayload(this.receiver.finish());
                this.receiver = null;
            }
            Response response = route.action().handle(call);
            call.tell(response.body().length());
            return complete(response);
        }
        catch (S3Failure ex) {
            return failed(ex);
        }
        catch (RuntimeException ex) {
            return broken(ex);
        }
    }

    private Response substitute(Fault.Substitute substitute) {
        Response response = new Response(substitute.status()).body(ResponseBody.of(substitute.body()));
        response.headers().setIfPresent("Content-Type", substitute.contentType());
        return response;
    }

    private Response failed(S3Failure failure) {
        discard();
        return complete(this.service.errors().of(failure, this.head, this.path, this.target, this.id));
    }

    private Response broken(RuntimeException ex) {
        LOGGER.log(System.Logger.Level.ERROR, this.head.method() + " " + this.path + " failed", ex);
        boolean storage = ex instanceof UncheckedIOException;
        return failed(storage
                ? S3Error.of("XMinioStorageFull", 507, "Storage backend has reached its minimum free drive threshold.")
                : S3Error.INTERNAL_ERROR.failure());
    }

    private Response complete(Response response) {
        this.service.commonHeaders().addTo(response, this.head, this.id, this.unknown);
        if (this.target != null && !this.ofTokens) {
            response.headers().add("Vary", "Accept-Encoding");
        }
        response.omitted().forEach(response.headers()::remove);
        return noted(response);
    }

    private Response noted(Response response) {
        if (this.record != null) {
            String accessKey = (this.call != null) ? this.call.identity().accessKey() : "";
            this.service.log().add(this.record.answered(accessKey, response.status(), this.received));
        }
        return response;
    }

    @Override
    public void abort() {
        discard();
        if (this.record != null) {
            this.service.log().add(this.record.answered("", 0, this.received));
        }
    }

    private void discard() {
        if (this.receiver != null) {
            this.receiver.discard();
            this.receiver = null;
        }
    }

    @Override
    public Fault fault() {
        return this.fault;
    }

}
