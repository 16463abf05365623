package io.github.miniospring.test.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import io.github.miniospring.test.server.text.Utf8Order;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param versions objects, or versions where these are listed, in order
 * @param prefixes what keys have in common up to the delimiter, in order
 * @param next where the next page goes on; null on the last one
 */
public record Page(List<ObjectVersion> versions, List<String> prefixes, @Nullable Place next) {

    /** The greatest character: behind it no key with the same start is to be expected. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    /**
     * Where a listing goes on.
     *
     * @param key the last one listed, or a common prefix
     * @param versionId of the last one listed; empty for none
     */
    public record Place(String key, String versionId) {
    }

    /**
     * What to list.
     *
     * @param delimiter empty for none
     * @param after list what comes after that key; empty for the start
     * @param afterVersion list versions of that very key, too, after this one; empty for
     * none
     * @param allVersions whether to list versions and markers, or visible objects only
     */
    public record Query(String prefix, String delimiter, String after, String afterVersion, int limit,
            boolean allVersions) {
    }

    /** Lists. */
    public static Page of(Bucket bucket, Query query) {
        return bucket.read(objects -> new Reader(objects, query).read());
    }

    private static final class Reader {

        private final NavigableMap<String, List<ObjectVersion>> objects;

        private final Query query;

        private final List<ObjectVersion> versions = new ArrayList<>();

        private final List<String> prefixes = new ArrayList<>();

        private @Nullable Place last;

        private @Nullable Place next;

        private Reader(NavigableMap<String, List<ObjectVersion>> objects, Query query) {
            this.objects = objects;
            this.query = query;
        }

        private Page read() {
            Map.Entry<String, List<ObjectVersion>> entry = start();
            while (entry != null && this.next == null && this.query.limit() > 0
                    && entry.getKey().startsWith(this.query.prefix())) {
                String key = entry.getKey();
                String common = common(key);
                if (common != null) {
                    addPrefix(common, entry.getValue());
                    entry = isVisible(entry.getValue()) ? this.objects.higherEntry(common + LAST)
                            : this.objects.higherEntry(key);
                }
                else {
                    addVersions(key, entry.getValue());
                    entry = this.objects.higherEntry(key);
                }
            }
            return new Page(this.versions, this.prefixes, this.next);
        }

        private Map.@Nullable Entry<String, List<ObjectVersion>> start() {
            String after = this.query.after();
            if (after.isEmpty() || Utf8Order.INSTANCE.compare(after, this.query.prefix()) < 0) {
                return this.objects.ceilingEntry(this.query.prefix());
            }
            if (!this.query.afterVersion().isEmpty()) {
                return this.objects.ceilingEntry(after);
            }
            // As MinIO does it: who starts within a common prefix has seen that prefix.
            String common = common(after);
            return this.objects.higherEntry((common != null) ? common + LAST : after);
        }

        private @Nullable String common(String key) {
            String delimiter = this.query.delimiter();
            int start = this.query.prefix().length();
            int end = (delimiter.isEmpty() || key.length() < start) ? -1 : key.indexOf(delimiter, start);
            return (end < 0) ? null : key.substring(0, end + delimiter.length());
        }

        private boolean isVisible(List<ObjectVersion> versions) {
            return this.query.allVersions() || !versions.get(0).deleteMarker();
        }

        private void addPrefix(String prefix, List<ObjectVersion> versions) {
            if (isVisible(versions) && !isHidden(prefix + LAST) && hasRoom()) {
                this.prefixes.add(prefix);
                this.last = new Place(prefix, "");
            }
        }

        private void addVersions(String key, List<ObjectVersion> versions) {
            if (!isVisible(versions) || isHidden(key)) {
                return;
            }
            if (!this.query.allVersions()) {
                add(versions.get(0));
                return;
            }
            for (ObjectVersion version : versions.subList(first(key, versions), versions.size())) {
                add(version);
            }
        }

        private int first(String key, List<ObjectVersion> versions) {
            if (key.equals(this.query.after())) {
                for (int i = 0; i < versions.size(); i++) {
                    if (versions.get(i).versionId().equals(this.query.afterVersion())) {
                        return i + 1;
                    }
                }
            }
            return 0;
        }

        private void add(ObjectVersion version) {
            if (hasRoom()) {
                this.versions.add(version);
                this.last = new Place(version.key(), version.versionId());
            }
        }

        private boolean hasRoom() {
            if (this.versions.size() + this.prefixes.size() < this.query.limit()) {
                return true;
            }
            this.next = this.last;
            return false;
        }

        // MinIO keeps objects in folders: what lies below an object is not found by
        // walking.
        private boolean isHidden(String key) {
            for (int slash = key.indexOf('/'); slash >= 0
                    && slash < key.length() - 1; slash = key.indexOf('/', slash + 1)) {
                if (this.objects.containsKey(key.substring(0, slash))) {
                    return true;
                }
            }
            return false;
        }

    }

}
