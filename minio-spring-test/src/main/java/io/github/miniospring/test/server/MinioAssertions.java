package io.github.miniospring.test.server;

/**
 * AssertJ's assertions of what is in the server and what it was asked for. They need
 * {@code org.assertj:assertj-core}, which this module does not bring along.
 *
 * <p>
 * {@code assertThat} can be imported from here and from AssertJ at once.
 */
public final class MinioAssertions {

    private MinioAssertions() {
    }

    /** Begins an assertion of what is in a bucket. */
    public static TestBucketAssert assertThat(TestBucket bucket) {
        return new TestBucketAssert(bucket);
    }

    /** Begins an assertion of an object. */
    public static StoredObjectAssert assertThat(StoredObject object) {
        return new StoredObjectAssert(object);
    }

    /** Begins an assertion of the requests that a server has answered. */
    public static MinioTestServerAssert assertThat(MinioTestServer server) {
        return new MinioTestServerAssert(server);
    }

}
