package io.github.miniospring.test.server.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.text.Utf8Order;
import org.jspecify.annotations.Nullable;

/** A bucket; each of its methods is atomic. */
public final class Bucket {

    private final String name;

    private final Instant created;

    private final Clock clock;

    /** Versions by key, the newest first; no list is empty. */
    private final NavigableMap<String, List<ObjectVersion>> objects = new TreeMap<>(Utf8Order.INSTANCE);

    private final Map<String, MultipartUpload> uploads = new ConcurrentHashMap<>();

    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    private volatile Versioning versioning = Versioning.UNSET;

    private volatile boolean locking;

    Bucket(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.created = clock.instant();
    }

    public String name() {
        return this.name;
    }

    public Instant created() {
        return this.created;
    }

    public Versioning versioning() {
        return this.versioning;
    }

    public void setVersioning(Versioning versioning) {
        this.versioning = versioning;
    }

    /** Whether objects can be locked. */
    public boolean isLocking() {
        return this.locking;
    }

    /** Lets objects be locked, which takes versions. */
    public void enableLocking() {
        this.locking = true;
        this.versioning = new Versioning("Enabled", List.of(), false);
    }

    /** The configuration document of that kind, or null. */
    public @Nullable Document document(String kind) {
        return this.documents.get(kind);
    }

    public void setDocument(String kind, byte[] content) {
        this.documents.put(kind, new Document(content, this.clock.instant()));
    }

    /** Removes a document; false if there was none. */
    public boolean removeDocument(String kind) {
        return this.documents.remove(kind) != null;
    }

    /** Uploads under way, by their ids. */
    public Map<String, MultipartUpload> uploads() {
        return this.uploads;
    }

    /** The newest version, be it a marker, or null. */
    public synchronized @Nullable ObjectVersion latest(String key) {
        List<ObjectVersion> versions = this.objects.get(key);
        return (versions != null) ? versions.get(0) : null;
    }

    /** All versions and markers of a key, the newest first. */
    public synchronized List<ObjectVersion> versions(String key) {
        return List.copyOf(this.objects.getOrDefault(key, List.of()));
    }

    /** The version of that id, or null. */
    public synchronized @Nullable ObjectVersion version(String key, String versionId) {
        for (ObjectVersion version : this.objects.getOrDefault(key, List.of())) {
            if (version.versionId().equals(versionId)) {
                return version;
            }
        }
        return null;
    }

    /** Stores a version and returns it with the id it got. */
    public synchronized ObjectVersion put(ObjectVersion version, WriteCondition condition) {
        condition.check(latest(version.key()));
        boolean versioned = this.versioning.appliesTo(version.key());
        return push(version.withVersionId(versioned ? newId() : ObjectVersion.NULL_ID));
    }

    /**
     * Stores a version under an id that somebody else gave it.
     * @param versionId empty if it is to get one here
     */
    public synchronized ObjectVersion put(ObjectVersion version, String versionId) {
        return versionId.isEmpty() ? put(version, WriteCondition.NONE) : push(version.withVersionId(versionId));
    }

    private ObjectVersion push(ObjectVersion version) {
        List<ObjectVersion> versions = this.objects.computeIfAbsent(version.key(), key -> new ArrayList<>(1));
        versions.removeIf(other -> other.versionId().equals(version.versionId()));
        versions.add(0, version);
        return version;
    }

    /** Changes what is known about a version; returns it, or null if it is gone. */
    public synchronized @Nullable ObjectVersion change(String key, String versionId,
            UnaryOperator<ObjectVersion> change) {
        List<ObjectVersion> versions = this.objects.getOrDefault(key, List.of());
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).versionId().equals(versionId)) {
                ObjectVersion changed = change.apply(versions.get(i));
                versions.set(i, changed);
                return changed;
            }
        }
        return null;
    }

    /** Removes an object: hides it behind a marker where there are versions. */
    public synchronized Deletion delete(String key, WriteCondition condition) {
        ObjectVersion latest = latest(key);
        condition.check(latest);
        if (latest == null) {
            return new Deletion(null, null);
        }
        if (this.versioning.appliesTo(key)) {
            return new Deletion(null, latest.deleteMarker() ? latest
                    : push(ObjectVersion.marker(key, this.clock.instant()).withVersionId(newId())));
        }
        if (this.versioning.hides(key)) {
            return new Deletion(null, push(ObjectVersion.marker(key, this.clock.instant())));
        }
        return new Deletion(remove(key, ObjectVersion.NULL_ID), null);
    }

    /** Hides a key that nothing is stored under; null where there are no versions. */
    public synchronized @Nullable ObjectVersion mark(String key) {
        if (this.versioning.appliesTo(key)) {
            return push(ObjectVersion.marker(key, this.clock.instant()).withVersionId(newId()));
        }
        return this.versioning.hides(key) ? push(ObjectVersion.marker(key, this.clock.instant())) : null;
    }

    /** Removes one version for good. */
    public synchronized Deletion delete(String key, String versionId, WriteCondition condition) {
        condition.check(version(key, versionId));
        return new Deletion(remove(key, versionId), null);
    }

    private @Nullable ObjectVersion remove(String key, String versionId) {
        ObjectVersion version = version(key, versionId);
        List<ObjectVersion> versions = this.objects.get(key);
        if (version != null && versions != null) {
            versions.remove(version);
            if (versions.isEmpty()) {
                this.objects.remove(key);
            }
        }
        return version;
    }

    /** Removes all versions of the key and of all keys below it; returns the keys. */
    public synchronized List<String> deleteAll(String key) {
        String below = key.endsWith("/") ? key : key + "/";
        List<String> keys = new ArrayList<>();
        for (String candidate : this.objects.tailMap(key, true).keySet()) {
            if (candidate.equals(key) || candidate.startsWith(below)) {
                keys.add(candidate);
            }
            else if (!candidate.startsWith(key)) {
                break;
            }
        }
        keys.forEach(this.objects::remove);
        return keys;
    }

    public synchronized boolean isEmpty() {
        return this.objects.isEmpty();
    }

    /** All keys with a visible version, in order. */
    public synchronized List<String> keys() {
        return this.objects.entrySet()
            .stream()
            .filter(entry -> !entry.getValue().get(0).deleteMarker())
            .map(Map.Entry::getKey)
            .toList();
    }

    /** Lists versions page by page. */
    synchronized <T> T read(Function<NavigableMap<String, List<ObjectVersion>>, T> reader) {
        return reader.apply(this.objects);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

}
