package io.github.miniospring.test.server;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions of an object as the server keeps it. */
public final class StoredObjectAssert extends AbstractAssert<StoredObjectAssert, StoredObject> {

    StoredObjectAssert(StoredObject object) {
        super(object, StoredObjectAssert.class);
    }

    /** Checks the content as UTF-8; for small objects only. */
    public StoredObjectAssert withContent(String content) {
        isNotNull();
        Assertions.assertThat(this.actual.text()).as("content of %s", this.actual.key()).isEqualTo(content);
        return this;
    }

    /** Checks the content; for small objects only. */
    public StoredObjectAssert withContent(byte[] content) {
        withSize(content.length);
        int difference = Arrays.mismatch(this.actual.bytes(), content);
        if (difference >= 0) {
            throw failure("Expected object '%s' to have other content: byte %d differs", this.actual.key(), difference);
        }
        return this;
    }

    /** Checks the number of bytes. */
    public StoredObjectAssert withSize(long size) {
        isNotNull();
        return check("size", this.actual.size(), size);
    }

    public StoredObjectAssert withContentType(String contentType) {
        isNotNull();
        return check("content type", this.actual.contentType(), contentType);
    }

    /** Checks the ETag; without quotes. */
    public StoredObjectAssert withEtag(String etag) {
        isNotNull();
        return check("ETag", this.actual.etag(), etag);
    }

    public StoredObjectAssert withVersionId(String versionId) {
        isNotNull();
        return check("version id", this.actual.versionId(), versionId);
    }

    /**
     * Checks one value of the user's metadata.
     * @param name in lower case, without {@code x-amz-meta-}
     */
    public StoredObjectAssert withMetadata(String name, String value) {
        isNotNull();
        return check("metadata '" + name + "'", this.actual.metadata().getOrDefault(name, "(none)"), value);
    }

    /** Checks all of the user's metadata. */
    public StoredObjectAssert withMetadata(Map<String, String> metadata) {
        isNotNull();
        return check("metadata", this.actual.metadata(), metadata);
    }

    public StoredObjectAssert withTag(String name, String value) {
        isNotNull();
        return check("tag '" + name + "'", this.actual.tags().getOrDefault(name, "(none)"), value);
    }

    /** Checks all tags. */
    public StoredObjectAssert withTags(Map<String, String> tags) {
        isNotNull();
        return check("tags", this.actual.tags(), tags);
    }

    private StoredObjectAssert check(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw failureWithActualExpected(actual, expected, "Expected object '%s' to have %s %s, but it is %s",
                    this.actual.key(), what, expected, actual);
        }
        return this;
    }

}
