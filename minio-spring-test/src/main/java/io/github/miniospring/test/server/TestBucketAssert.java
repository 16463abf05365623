package io.github.miniospring.test.server;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.AbstractAssert;

/** Assertions of what is in a bucket. */
public final class TestBucketAssert extends AbstractAssert<TestBucketAssert, TestBucket> {

    private static final int MOST_SHOWN = 20;

    TestBucketAssert(TestBucket bucket) {
        super(bucket, TestBucketAssert.class);
    }

    /**
     * Checks that there is an object of that key, and goes on with its newest version.
     */
    public StoredObjectAssert hasObject(String key) {
        isNotNull();
        return new StoredObjectAssert(this.actual.object(key)
            .orElseThrow(() -> failure("Expected bucket '%s' to have object '%s', but it %s", this.actual.name(), key,
                    keys())))
            .as(this.actual.name() + "/" + key);
    }

    /** Checks that there are objects of all these keys, among others. */
    public TestBucketAssert hasObjects(String... keys) {
        isNotNull();
        List<String> present = this.actual.keys();
        List<String> missing = Arrays.stream(keys).filter(key -> !present.contains(key)).toList();
        if (!missing.isEmpty()) {
            throw failure("Expected bucket '%s' to have objects %s, but %s are missing: it %s", this.actual.name(),
                    List.of(keys), missing, keys());
        }
        return this;
    }

    /** Checks that there are objects of these keys and no others, in whatever order. */
    public TestBucketAssert hasOnlyObjects(String... keys) {
        hasObjects(keys);
        List<String> further = this.actual.keys().stream().filter(key -> !List.of(keys).contains(key)).toList();
        if (!further.isEmpty()) {
            throw failure("Expected bucket '%s' to have objects %s only, but it %s", this.actual.name(), List.of(keys),
                    keys());
        }
        return this;
    }

    /** Checks that there is no object of that key, or that a delete marker hides it. */
    public TestBucketAssert doesNotHaveObject(String key) {
        isNotNull();
        if (this.actual.object(key).isPresent()) {
            throw failure("Expected bucket '%s' to have no object '%s', but it has", this.actual.name(), key);
        }
        return this;
    }

    /** Checks how many versions of an object there are, not counting delete markers. */
    public TestBucketAssert hasVersions(String key, int count) {
        isNotNull();
        int actual = this.actual.versions(key).size();
        if (actual != count) {
            throw failure("Expected bucket '%s' to have %d versions of '%s', but it has %d", this.actual.name(), count,
                    key, actual);
        }
        return this;
    }

    /** Checks that there is no object that can be seen. */
    public TestBucketAssert isEmpty() {
        isNotNull();
        if (!this.actual.keys().isEmpty()) {
            throw failure("Expected bucket '%s' to be empty, but it %s", this.actual.name(), keys());
        }
        return this;
    }

    /** Checks that no upload in parts is under way. */
    public TestBucketAssert hasNoUploads() {
        isNotNull();
        if (this.actual.uploads() > 0) {
            throw failure("Expected bucket '%s' to have no uploads under way, but it has %d", this.actual.name(),
                    this.actual.uploads());
        }
        return this;
    }

    private String keys() {
        List<String> keys = this.actual.keys();
        if (keys.isEmpty()) {
            return "has none";
        }
        int further = keys.size() - MOST_SHOWN;
        return "has " + keys.subList(0, Math.min(keys.size(), MOST_SHOWN))
                + ((further > 0) ? " and " + further + " more" : "");
    }

}
