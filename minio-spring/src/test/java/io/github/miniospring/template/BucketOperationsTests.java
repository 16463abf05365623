package io.github.miniospring.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.BucketAlreadyExistsException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.bucket.GetBucketLocation;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.credentials.CredentialsProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class BucketOperationsTests {

    private final MinioTemplate template;

    private final String name = "test-" + UUID.randomUUID();

    BucketOperationsTests(MinioClient client) {
        this.template = new MinioTemplate(client);
    }

    @Test
    void makesAndRemovesABucket() {
        assertThat(this.template.bucketExists(this.name)).isFalse();

        this.template.makeBucket(this.name);
        assertThat(this.template.bucketExists(this.name)).isTrue();
        assertThat(this.template.bucketExists(this.name, head -> head.header("x-test", "1"))).isTrue();

        this.template.removeBucket(this.name);
        assertThat(this.template.bucketExists(this.name)).isFalse();
    }

    @Test
    void failsToMakeABucketThatIsThere(TestBucket bucket) {
        assertThatExceptionOfType(BucketAlreadyExistsException.class)
            .isThrownBy(() -> this.template.makeBucket(bucket.name()))
            .satisfies(failure -> {
                assertThat(failure.status()).isEqualTo(409);
                assertThat(failure.code()).isEqualTo(ErrorCode.BUCKET_ALREADY_OWNED_BY_YOU);
                assertThat(failure.bucket()).isEqualTo(bucket.name());
                assertThat(failure.requestId()).isNotEmpty();
            });
    }

    @Test
    void makesABucketThatIsThereIfForced(TestBucket bucket) {
        bucket.put("kept");

        this.template.makeBucket(bucket.name(), create -> create.force());

        assertThat(bucket.keys()).containsExactly("kept");
    }

    @Test
    void makesABucketInARegion() {
        this.template.makeBucket(this.name, create -> create.location("us-east-1"));

        assertThat(this.template.execute(GetBucketLocation.of(this.name))).isEqualTo("us-east-1");
        this.template.removeBucket(this.name);
    }

    @Test
    void makesABucketInTheRegionOfTheClientAndInNoOther(TestServer server) {
        try (MinioClient client = server.client().region("us-east-1").build()) {
            MinioTemplate template = new MinioTemplate(client);

            template.makeBucket(this.name);

            assertThat(template.execute(GetBucketLocation.of(this.name))).isEqualTo("us-east-1");
            template.removeBucket(this.name);
            assertThatIllegalArgumentException()
                .isThrownBy(() -> template.makeBucket(this.name, create -> create.location("eu-west-1")));
        }
    }

    // S3 refuses a bucket at the host of a region unless the request names it.
    @Test
    void namesTheRegionOfTheClient() {
        CannedExchange exchange = new CannedExchange();
        try (MinioClient client = exchange.client().region("eu-west-1").build()) {
            new MinioTemplate(client).makeBucket(this.name);
        }

        assertThat(exchange.sent()).singleElement()
            .satisfies(sent -> assertThat(sent.text()).contains("<LocationConstraint>eu-west-1</LocationConstraint>"));
    }

    @Test
    void makesABucketWhoseObjectsCanBeLocked() {
        this.template.makeBucket(this.name, create -> create.objectLock());

        String version = this.template.putObject(this.name, "key", "content").versionId();
        assertThat(version).isNotNull();
        this.template.removeObject(this.name, "key", delete -> delete.versionId(version));
        this.template.removeBucket(this.name);
    }

    @Test
    void refusesANameThatNoServerTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.template.makeBucket("No_Bucket"));
    }

    @Test
    void listsBuckets(TestBucket bucket) {
        Instant soon = Instant.now().plus(Duration.ofMinutes(1));

        try (Stream<Bucket> buckets = this.template.listBuckets()) {
            List<Bucket> found = buckets.toList();
            assertThat(found).extracting(Bucket::name).contains(bucket.name()).isSorted();
            assertThat(found).filteredOn(each -> each.name().equals(bucket.name()))
                .singleElement()
                .satisfies(each -> assertThat(each.creationDate()).isBefore(soon)
                    .isAfter(soon.minus(Duration.ofMinutes(10))));
        }
    }

    @Test
    void asksForABucket(TestBucket bucket) {
        assertThat(this.template.headBucket(bucket.name()).accessPointAlias()).isFalse();
    }

    @Test
    void failsToAskForABucketThatIsNotThere() {
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> this.template.headBucket(this.name))
            .withMessageStartingWith("HeadBucket " + this.name + ": NoSuchBucket (404)");
    }

    @Test
    void failsToAskForABucketThatTheCallerMayNotSee(TestServer server, TestBucket bucket) {
        try (MinioClient anonymous = server.client().credentials(CredentialsProvider.anonymous()).build()) {
            assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> new MinioTemplate(anonymous).bucketExists(bucket.name()));
        }
    }

    @Test
    void failsToRemoveABucketThatIsNotEmpty(TestBucket bucket) {
        bucket.put("key");

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.removeBucket(bucket.name()))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.BUCKET_NOT_EMPTY));
        assertThat(bucket.keys()).containsExactly("key");
    }

    @Test
    void removesABucketWithAllThatIsInItIfForced() {
        this.template.makeBucket(this.name);
        this.template.putObject(this.name, "a/b", "content");

        this.template.removeBucket(this.name, delete -> delete.force());

        assertThat(this.template.bucketExists(this.name)).isFalse();
    }

    @Test
    void failsToRemoveABucketThatIsNotThere() {
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> this.template.removeBucket(this.name));
    }

    @Test
    void removesABucketIfItIsThere() {
        this.template.makeBucket(this.name);

        assertThat(this.template.removeBucketIfExists(this.name)).isTrue();
        assertThat(this.template.removeBucketIfExists(this.name)).isFalse();
    }

    @Test
    void findsABucketOfTheSameNameAgainAfterItsRemoval() {
        for (int i = 0; i < 3; i++) {
            this.template.makeBucket(this.name);
            this.template.putObject(this.name, "key", "content");
            this.template.removeObject(this.name, "key");
            this.template.removeBucket(this.name);
        }

        assertThat(this.template.bucketExists(this.name)).isFalse();
    }

}
