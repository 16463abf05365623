package io.github.miniospring.test.server.action;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.miniospring.test.server.auth.Authentication;
import io.github.miniospring.test.server.auth.Identity;
import io.github.miniospring.test.server.auth.Policy;
import io.github.miniospring.test.server.auth.PolicyRequest;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.event.EventRecord;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.payload.Payload;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Store;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.XmlElement;
import org.jspecify.annotations.Nullable;

/** A request as an action sees it. */
public final class Call {

    private final ServerContext server;

    private final RequestHead head;

    private final Target target;

    private final Query query;

    private final Authentication authentication;

    private final String requestId;

    private @Nullable Payload payload;

    public Call(ServerContext server, RequestHead head, Target target, Query query, Authentication authentication,
            String requestId) {
        this.server = server;
        this.head = head;
        this.target = target;
        this.query = query;
        this.authentication = authentication;
        this.requestId = requestId;
    }

    public ServerContext server() {
        return this.server;
    }

    public RequestHead head() {
        return this.head;
    }

    public Headers headers() {
        return this.head.headers();
    }

    public Query query() {
        return this.query;
    }

    public Target target() {
        return this.target;
    }

    public String bucketName() {
        return this.target.bucket();
    }

    public String key() {
        return this.target.key();
    }

    public Identity identity() {
        return this.authentication.identity();
    }

    public Authentication authentication() {
        return this.authentication;
    }

    public String requestId() {
        return this.requestId;
    }

    public Instant now() {
        return this.server.clock().instant();
    }

    public Store store() {
        return this.server.store();
    }

    /** The bucket that is addressed. */
    public Bucket bucket() {
        return bucket(this.target.bucket());
    }

    public Bucket bucket(String name) {
        Bucket bucket = this.server.store().find(name);
        if (bucket == null) {
            throw S3Error.NO_SUCH_BUCKET.failure();
        }
        return bucket;
    }

    public void setPayload(Payload payload) {
        this.payload = payload;
    }

    /** The body. */
    public Payload payload() {
        if (this.payload == null) {
            throw new IllegalStateException("This action was not to have a body");
        }
        return this.payload;
    }

    /** The body as XML. */
    public XmlElement xml() {
        try {
            return XmlElement.parse(payload().bytes());
        }
        catch (IllegalArgumentException ex) {
            throw S3Error.MALFORMED_XML.failure();
        }
    }

    /** The body as XML with that root. */
    public XmlElement xml(String root) {
        XmlElement xml = xml();
        if (!xml.name().equals(root)) {
            throw S3Error.MALFORMED_XML.failure();
        }
        return xml;
    }

    /**
     * Whether the sender may do that with that object, or with that bucket if there is no
     * key.
     */
    public boolean may(String permission, String bucket, String key) {
        PolicyRequest request = new PolicyRequest(permission, bucket, key,
                PolicyConditions.of(this.head, this.query, this.authentication, now()));
        return identity().mayDo(request, policy(bucket));
    }

    private @Nullable Policy policy(String name) {
        Bucket bucket = this.server.store().find(name);
        Document document = (bucket != null) ? bucket.document("policy") : null;
        return (document != null) ? Policy.ofBucket(new String(document.content(), StandardCharsets.UTF_8), name)
                : null;
    }

    /** Refuses the request unless the sender may do that with what is addressed. */
    public void require(String permission) {
        require(permission, bucketName(), key());
    }

    /** Refuses the request unless the sender may do that. */
    public void require(String permission, String bucket, String key) {
        if (!may(permission, bucket, key)) {
            throw S3Error.ACCESS_DENIED.failure();
        }
    }

    /** Tells listeners about an object. */
    public void publish(String event, String bucket, ObjectVersion version) {
        if (this.server.events().isHeard()) {
            this.server.events().publish(EventRecords.of(this, event, bucket, version));
        }
    }

    /**
     * Tells listeners about an object that is not there, or a bucket if there is no key.
     */
    public void publish(String event, String bucket, String key) {
        if (this.server.events().isHeard()) {
            EventRecord record = EventRecords.of(this, event, bucket, key);
            this.server.events().publish(record);
        }
    }

    /** All values of a header that hold several names, split at commas. */
    public List<String> list(String header) {
        return headers().all(header)
            .stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::trim)
            .filter(value -> !value.isEmpty())
            .toList();
    }

}
