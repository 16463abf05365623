package io.github.miniospring.listener.store;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.object.KeyOrder;

/**
 * Where a state belongs, as {@link StateId#slot()}, in the order of an inventory: by
 * bucket, key and version.
 *
 * @param version empty where none is kept
 */
record Slot(String bucket, String key, String version) implements Comparable<Slot> {

    static Slot of(StateId state) {
        String version = state.versionId();
        return new Slot(state.bucket(), state.key(), (version != null) ? version : "");
    }

    /** What no slot of the bucket comes before. */
    static Slot first(String bucket) {
        return new Slot(bucket, "", "");
    }

    @Override
    public int compareTo(Slot other) {
        int order = this.bucket.compareTo(other.bucket);
        order = (order != 0) ? order : KeyOrder.INSTANCE.compare(this.key, other.key);
        return (order != 0) ? order : this.version.compareTo(other.version);
    }

}
