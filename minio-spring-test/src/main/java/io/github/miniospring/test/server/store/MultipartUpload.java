package io.github.miniospring.test.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import org.jspecify.annotations.Nullable;

/** An object under way in parts. */
public final class MultipartUpload {

    private final String id;

    private final ObjectVersion draft;

    private final @Nullable ChecksumAlgorithm checksumAlgorithm;

    private final boolean compositeChecksum;

    private final Map<Integer, Part> parts = new TreeMap<>();

    /**
     * Starts one.
     * @param draft what was said about the object to be
     * @param checksumAlgorithm of parts and whole; null if none was asked for
     */
    public MultipartUpload(String id, ObjectVersion draft, @Nullable ChecksumAlgorithm checksumAlgorithm,
            boolean compositeChecksum) {
        this.id = id;
        this.draft = draft;
        this.checksumAlgorithm = checksumAlgorithm;
        this.compositeChecksum = compositeChecksum;
    }

    public String id() {
        return this.id;
    }

    public String key() {
        return this.draft.key();
    }

    public Instant initiated() {
        return this.draft.modified();
    }

    public ObjectVersion draft() {
        return this.draft;
    }

    public @Nullable ChecksumAlgorithm checksumAlgorithm() {
        return this.checksumAlgorithm;
    }

    public boolean isChecksumComposite() {
        return this.compositeChecksum;
    }

    /** How the whole is to have a checksum, as headers spell it. */
    public String checksumType() {
        return this.compositeChecksum ? "COMPOSITE" : "FULL_OBJECT";
    }

    public synchronized void add(Part part) {
        this.parts.put(part.number(), part);
    }

    public synchronized @Nullable Part part(int number) {
        return this.parts.get(number);
    }

    /** All parts in the order of their numbers. */
    public synchronized List<Part> parts() {
        return new ArrayList<>(this.parts.values());
    }

}
