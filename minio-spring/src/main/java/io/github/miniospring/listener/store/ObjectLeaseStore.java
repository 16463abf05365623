package io.github.miniospring.listener.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides by objects in a bucket, and by the server's clock. Needs a server that keeps
 * its word about conditional writes, such as MinIO of September 2025 or later, which is
 * tried before the first use; of several nodes it needs clocks that agree to a second or
 * so.
 *
 * <p>
 * All members of a group must be told with the same time to live.
 */
public final class ObjectLeaseStore implements LeaseStore, ControlAreaUser {

    private static final int LIMIT = 16 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 3;

    /** The server's times are whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final MinioOperations minio;

    private final ControlArea area;

    private final ConditionTest test;

    public ObjectLeaseStore(MinioOperations minio, ControlArea area) {
        this.minio = minio;
        this.area = area;
        this.test = new ConditionTest(minio, area);
    }

    @Override
    public ControlArea controlArea() {
        return this.area;
    }

    @Override
    public @Nullable Lease tryAcquire(String name, String owner, Duration ttl) {
        this.test.require();
        ControlObject object = object(name);
        ControlObject.Stored stored = object.read();
        if (stored == null) {
            return lease(name, new Held(owner, 1, ttl, false), object, null);
        }
        Held held = Held.read(stored.body(), object);
        boolean free = held.released || held.owner.equals(owner)
                || stored.age(object).compareTo(held.ttl.plus(ROUNDING)) >= 0;
        return free ? lease(name, new Held(owner, held.fence + 1, ttl, false), object, stored.etag()) : null;
    }

    @Override
    public Lease renew(Lease lease, Duration ttl) {
        ControlObject object = object(lease.name());
        Held held = new Held(lease.owner(), lease.fence(), ttl, false);
        ETag expected = new ETag(lease.token());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Lease renewed = lease(lease.name(), held, object, expected);
            if (renewed != null) {
                return renewed;
            }
            // A renewal before this one may have come through though its answer did not.
            ControlObject.Stored stored = object.read();
            if (stored == null || !Held.read(stored.body(), object).isTenureOf(lease)) {
                break;
            }
            expected = stored.etag();
        }
        throw FencedException.lost(lease);
    }

    @Override
    public void release(Lease lease) {
        ControlObject object = object(lease.name());
        ControlObject.Stored stored = object.read();
        if (stored != null && Held.read(stored.body(), object).isTenureOf(lease)) {
            // Not removed: the fence must grow for ever.
            lease(lease.name(), new Held(lease.owner(), lease.fence(), Duration.ZERO, true), object, stored.etag());
        }
    }

    private @Nullable Lease lease(String name, Held held, ControlObject object, @Nullable ETag expected) {
        ETag written = object.replace(expected, held.write());
        return (written != null) ? new Lease(name, held.owner, held.fence, written.value()) : null;
    }

    private ControlObject object(String name) {
        return new ControlObject(this.minio, this.area.bucket(), this.area.key("lease", name), LIMIT, TIMEOUT);
    }

    @Override
    public List<String> heartbeat(String group, String member, Duration ttl) {
        ObjectWriteResult written = this.minio.putObject(this.area.bucket(), this.area.key("member", group, member),
                new byte[0], upload -> upload.timeout(TIMEOUT));
        Instant now = HttpDate.parse(written.headers().getFirst("Date"));
        if (now == null) {
            throw new IllegalStateException("The server does not tell its time: members need the header Date");
        }
        TreeSet<String> members = new TreeSet<>(List.of(member));
        String folder = this.area.key("member", group) + "/";
        try (Stream<ObjectSummary> objects = this.minio.listObjects(this.area.bucket(),
                listing -> listing.prefix(folder).recursive())) {
            objects.forEach(object -> {
                Instant seen = object.lastModified();
                Duration age = (seen != null) ? Duration.between(seen, now) : Duration.ZERO;
                if (age.compareTo(ttl) < 0) {
                    members.add(ControlArea.decode(object.key().substring(folder.length())));
                }
                else if (age.compareTo(ttl.multipliedBy(100)) > 0) {
                    this.minio.removeObject(object.bucket(), object.key());
                }
            });
        }
        return List.copyOf(members);
    }

    @Override
    public void leave(String group, String member) {
        this.minio.removeObject(this.area.bucket(), this.area.key("member", group, member));
    }

    /**
     * What the object says.
     *
     * @param ttl how long its owner counts on it
     */
    private record Held(String owner, long fence, Duration ttl, boolean released) {

        boolean isTenureOf(Lease lease) {
            return !this.released && this.owner.equals(lease.owner()) && this.fence == lease.fence();
        }

        byte[] write() {
            ObjectNode node = EventJson.MAPPER.createObjectNode();
            node.put("format", 1);
            // Equal contents would have equal tags.
            node.put("nonce", UUID.randomUUID().toString());
            node.put("owner", this.owner);
            node.put("fence", this.fence);
            node.put("ttlMillis", this.ttl.toMillis());
            node.put("released", this.released);
            return node.toString().getBytes(StandardCharsets.UTF_8);
        }

        static Held read(byte[] body, ControlObject object) {
            try {
                JsonNode node = EventJson.MAPPER.readTree(body);
                if (node.path("format").asInt(0) == 1 && node.path("owner").isString() && node.path("fence").isNumber()
                        && node.path("ttlMillis").isNumber()) {
                    return new Held(node.path("owner").asString(), node.path("fence").asLong(),
                            Duration.ofMillis(node.path("ttlMillis").asLong()), node.path("released").asBoolean(false));
                }
            }
            catch (JacksonException ex) {
                throw new IllegalStateException(unreadable(object), ex);
            }
            throw new IllegalStateException(unreadable(object));
        }

        private static String unreadable(ControlObject object) {
            return object + " is no lease that this version can read: look who has written it, or remove it while no"
                    + " instance runs";
        }

    }

}
