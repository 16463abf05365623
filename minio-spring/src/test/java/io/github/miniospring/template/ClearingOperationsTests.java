package io.github.miniospring.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class ClearingOperationsTests {

    /** More than a page of the server's in the long form. */
    private static final int MANY = Boolean.getBoolean("minio.test.large") ? 1010 : 30;

    private TestBucket bucket;

    private MinioTemplate template;

    private final String versioned = "test-" + UUID.randomUUID();

    @BeforeEach
    void makeABucketThatKeepsVersions(TestBucket bucket) {
        this.bucket = bucket;
        this.template = bucket.template();
        this.template.makeBucket(this.versioned, create -> create.objectLock());
    }

    @AfterEach
    void removeIt() {
        if (this.template.bucketExists(this.versioned)) {
            this.template.emptyBucket(this.versioned, clearing -> clearing.bypassGovernance());
            this.template.removeBucket(this.versioned);
        }
    }

    @Test
    void removesAllBelowAKeyByOneRequest(TestBucket bucket) {
        bucket.put("a/1", "1").put("a/b/2", "2").put("ab", "3");

        bucket.template().removeObject(bucket.name(), "a", removal -> removal.force());

        assertThat(bucket.keys()).containsExactly("ab");
    }

    @Test
    void removesWhatBeginsAlikeAndNothingElse() {
        this.bucket.put("cat").put("cats/1").put("cats/a b/2").put("catalogue").put("dogs/1");

        assertThat(this.template.removeObjectsByPrefix(this.bucket.name(), "cats/")).isEmpty();
        assertThat(this.bucket.keys()).containsExactly("cat", "catalogue", "dogs/1");

        assertThat(this.template.removeObjectsByPrefix(this.bucket.name(), "cat")).isEmpty();
        assertThat(this.bucket.keys()).containsExactly("dogs/1");
    }

    @Test
    void removesKeysOfAllKinds() {
        List.of("x/\u0001", "x/a&b<c>", "x/100%", "x/a+b", "x/\u00e9\ud83d\ude00", "x/dir/", "x/line\nfeed")
            .forEach(this.bucket::put);

        assertThat(this.template.removeObjectsByPrefix(this.bucket.name(), "x/")).isEmpty();

        assertThat(this.bucket.keys()).isEmpty();
    }

    // MinIO leaves a/b out of listings while there is a.
    @Test
    void removesWhatWasHiddenByWhatIsRemoved() {
        this.bucket.put("a/b/c").put("a/b").put("a").put("z");

        assertThat(this.template.removeObjectsByPrefix(this.bucket.name(), "a")).isEmpty();

        assertThat(this.bucket.keys()).containsExactly("z");
    }

    @Test
    void removesMany() {
        Flux.fromStream(IntStream.range(0, MANY).mapToObj(i -> "many/" + i))
            .flatMap(key -> this.template.reactive().putObject(this.bucket.name(), key, "x"), 32)
            .blockLast(Duration.ofSeconds(30));

        assertThat(this.template.removeObjectsByPrefix(this.bucket.name(), "many/")).isEmpty();

        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void findsNothingToRemove() {
        assertThat(this.template.removeObjectsByPrefix(this.bucket.name(), "cats/")).isEmpty();
        assertThat(this.template.removeObjectVersions(this.bucket.name(), "cat")).isEmpty();
        assertThat(this.template.emptyBucket(this.bucket.name())).isEmpty();
    }

    @Test
    void removesNothingBeforeItIsSubscribedTo() {
        this.bucket.put("cats/1");

        Flux<DeleteError> removal = this.template.reactive().removeObjectsByPrefix(this.bucket.name(), "cats/");
        assertThat(this.bucket.keys()).containsExactly("cats/1");

        StepVerifier.create(removal).expectComplete().verify(Duration.ofSeconds(10));
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void marksObjectsAsRemovedWhereVersionsAreKept() {
        put("cats/1", "cats/1", "dogs/1");

        assertThat(this.template.removeObjectsByPrefix(this.versioned, "cats/")).isEmpty();

        assertThat(versions()).containsExactly("cats/1 marker", "cats/1", "cats/1", "dogs/1");
    }

    @Test
    void removesAllVersionsUnderAPrefix() {
        put("cats/1", "cats/1", "cats/2", "dogs/1");
        this.template.removeObject(this.versioned, "cats/2");

        assertThat(this.template.removeObjectsByPrefix(this.versioned, "cats/", clearing -> clearing.allVersions()))
            .isEmpty();

        assertThat(versions()).containsExactly("dogs/1");
    }

    @Test
    void removesAllVersionsOfOneObject() {
        put("cat", "cat", "catalogue", "cat2");
        this.template.removeObject(this.versioned, "cat");

        assertThat(this.template.removeObjectVersions(this.versioned, "cat")).isEmpty();

        assertThat(versions()).containsExactly("cat2", "catalogue");
    }

    @Test
    void saysOnceWhatIsLockedAndRemovesTheRest() {
        put("a", "b", "c");
        String locked = lock("b");

        List<DeleteError> errors = this.template.emptyBucket(this.versioned);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.key()).isEqualTo("b");
            assertThat(error.versionId()).isEqualTo(locked);
            assertThat(error.message()).isNotEmpty();
        });
        assertThat(versions()).containsExactly("b");
    }

    @Test
    void removesWhatIsLockedInGovernanceModeIfTold() {
        put("a", "b");
        lock("b");

        assertThat(this.template.emptyBucket(this.versioned, clearing -> clearing.bypassGovernance())).isEmpty();

        assertThat(versions()).isEmpty();
    }

    @Test
    void emptiesABucketSoThatItCanBeRemoved() {
        put("a", "a", "b/c", "b");
        this.template.removeObject(this.versioned, "a");
        this.template.execute(CreateMultipartUpload.of(this.versioned, "unfinished"));

        assertThat(this.template.emptyBucket(this.versioned)).isEmpty();

        assertThat(this.template.execute(ListMultipartUploads.of(this.versioned).prefix("unfinished")).uploads())
            .isEmpty();
        assertThat(this.template.removeBucketIfExists(this.versioned)).isTrue();
        assertThat(this.template.removeBucketIfExists(this.versioned)).isFalse();
    }

    @Test
    void refusesToRemoveEverythingByAccident() {
        this.bucket.put("a");

        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.removeObjectsByPrefix(this.bucket.name(), ""))
            .withMessage("The prefix is empty, and with it everything in bucket '" + this.bucket
                    + "' would be removed; if that is wanted, write emptyBucket(\"" + this.bucket + "\")");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.removeObjectsByPrefix(this.bucket.name(), "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> this.template.removeObjectVersions(this.versioned, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> this.template.emptyBucket(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> this.template.emptyBucket(""));
        assertThat(this.bucket.keys()).containsExactly("a");
    }

    @Test
    void failsWhereThereIsNoBucket() {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.emptyBucket("no-such-bucket-here"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.removeObjectsByPrefix("no-such-bucket-here", "x"));
    }

    private void put(String... keys) {
        for (String key : keys) {
            this.template.putObject(this.versioned, key, key);
        }
    }

    private String lock(String key) {
        String version = this.template.statObject(this.versioned, key).versionId();
        this.template.setObjectRetention(this.versioned, key,
                new Retention(Retention.Mode.GOVERNANCE, Instant.now().plus(Duration.ofHours(1))));
        return version;
    }

    private List<String> versions() {
        try (Stream<ObjectSummary> entries = this.template.listObjects(this.versioned,
                listing -> listing.recursive().includeVersion())) {
            return entries.map(entry -> entry.key() + (entry.deleteMarker() ? " marker" : "")).toList();
        }
    }

}
