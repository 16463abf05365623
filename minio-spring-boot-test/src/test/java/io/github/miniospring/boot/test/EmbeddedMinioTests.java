package io.github.miniospring.boot.test;

import java.util.HashSet;
import java.util.Set;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.RequestMatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The properties name a server that is not there. */
@MinioTest(properties = { "minio.endpoint=http://localhost:1", "minio.access-key=not-the-key",
        "minio.secret-key=not-the-secret", "minio.retry.max-attempts=1" })
@EmbeddedMinio(buckets = { "photos", "papers" })
@Import(Archive.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedMinioTests {

    private static final Set<String> BUCKETS = new HashSet<>();

    @Autowired
    private MinioTemplate minio;

    @Autowired
    private MinioTestServer server;

    private String bucketOfTest;

    @BeforeEach
    void askForBucket(TestBucket bucket) {
        this.bucketOfTest = bucket.name();
    }

    @Test
    void connectsTheApplicationWhateverItsPropertiesSay(@Autowired Archive archive, TestBucket bucket) {
        archive.keep(bucket.name(), "cat.txt", "purr");

        assertThat(bucket.object("cat.txt")).hasValueSatisfying(object -> assertThat(object.text()).isEqualTo("purr"));
    }

    @Test
    void hasTheBucketsItIsToldToHave() {
        try (var buckets = this.minio.listBuckets()) {
            assertThat(buckets.map(Bucket::name)).contains("papers", "photos");
        }
    }

    @Test
    void givesOneTestOneBucket(TestBucket bucket) {
        assertThat(bucket.name()).isEqualTo(this.bucketOfTest);
    }

    @RepeatedTest(3)
    void givesEachTestAnEmptyBucketThatNoOtherTestSees(TestBucket bucket) {
        assertThat(bucket.keys()).isEmpty();
        assertThat(BUCKETS).noneMatch(this.server::hasBucket).doesNotContain(bucket.name());

        this.minio.putObject(bucket.name(), "a", "1");
        BUCKETS.add(bucket.name());
    }

    @Test
    @Order(1)
    void goesWrongAsTold() {
        this.server.faults().on(RequestMatch.any()).then(Fault.error(503, "SlowDown"));

        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> this.minio.bucketExists("photos"))
            .withMessageContaining("503");
    }

    @Test
    @Order(2)
    void behavesAgainInTheNextTest() {
        assertThat(this.minio.bucketExists("photos")).isTrue();
    }

    @Test
    void isAParameterToo(MinioTestServer parameter, @Autowired MinioTestServer injected) {
        assertThat(parameter).isSameAs(this.server).isSameAs(injected);
    }

    @Nested
    class NestedTests {

        @Test
        void shareTheServerOfTheOuterClass(MinioTestServer shared, TestBucket bucket) {
            assertThat(shared).isSameAs(EmbeddedMinioTests.this.server);
            assertThat(bucket.name()).isEqualTo(EmbeddedMinioTests.this.bucketOfTest);
        }

    }

}
