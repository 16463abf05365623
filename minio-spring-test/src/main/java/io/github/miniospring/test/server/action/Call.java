package io.github.miniospring.test.server.action;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.miniospring.test.server.auth.Authentication;
import io.github.miniospring.test.server.auth.Identity;
import io.github.miniospring.test.server.auth.Policy;
import io.github.miniospring.test.server.auth.PolicyRequest;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.payload.Payload;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Store;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.XmlElement;
import io.github.miniospring.test.server.traffic.Fault;
import org.jspecify.annotations.Nullable;

/** A request as an action sees it. */
public final class Call {

    private final ServerContext server;

    private final RequestHead head;

    private final Target target;

    private final Query query;

    private final Authentication authentication;

    private final String requestId;

    private final Fault fault;

    private final List<Happening> happenings = new ArrayList<>(1);

    private @Nullable Payload payload;

    public Call(ServerContext server, RequestHead head, Target target, Query query, Authentication authentication,
            String requestId, Fault fault) {
        this.server = server;
        this.head = head;
        this.target = target;
        this.query = query;
        this.authentication = authentication;
        this.requestId = requestId;
        this.fault = fault;
    }

    /** The same request once it is known who sent it. */
    public Call from(Identity identity) {
        return new Call(this.server, this.head, this.target, this.query,
                new Authentication(identity, this.authentication.type(), "", null), this.requestId, this.fault);
    }

    /** A request like this one that would write that object, so described. */
    public Call toWrite(String key, Headers description) {
        return new Call(this.server, this.head.with(description), new Target(bucketName(), key), this.query,
                this.authentication, this.requestId, this.fault);
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

    /** What shall go wrong. */
    public Fault fault() {
        return this.fault;
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

    /** The bucket that is addressed, for actions that do not look whether it is there. */
    public @Nullable Bucket findBucket() {
        return this.server.store().find(this.target.bucket());
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

    /** Tells listeners about an object, once the answer is known. */
    public void publish(String event, String bucket, ObjectVersion version) {
        String id = version.isNullVersion() ? nullId(bucket, version.key()) : version.versionId();
        publish(new Happening(event, bucket, version.key(), id, version));
    }

    /**
     * Tells listeners about an object that is not there, or a bucket if there is no key,
     * once the answer is known.
     */
    public void publish(String event, String bucket, String key) {
        publish(new Happening(event, bucket, key, "", null));
    }

    /** Tells listeners about a version that is not there, once the answer is known. */
    public void publish(String event, String bucket, String key, String versionId) {
        String id = versionId.equals(ObjectVersion.NULL_ID) ? nullId(bucket, key) : versionId;
        publish(new Happening(event, bucket, key, id, null));
    }

    private void publish(Happening happening) {
        if (this.server.events().isHeard()) {
            this.happenings.add(happening);
        }
    }

    // Where there never were versions, their ids are not spoken of; MinIO makes an
    // exception for folders.
    private String nullId(String name, String key) {
        Bucket bucket = this.server.store().find(name);
        boolean versions = bucket != null && !bucket.versioning().status().isEmpty();
        return (versions || key.endsWith("/")) ? ObjectVersion.NULL_ID : "";
    }

    /**
     * Tells listeners what has been published.
     * @param contentLength of the answer in bytes; negative if it is not known
     */
    public void tell(long contentLength) {
        for (Happening happening : this.happenings) {
            this.server.events().publish(EventRecords.of(this, happening, contentLength));
        }
        this.happenings.clear();
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
