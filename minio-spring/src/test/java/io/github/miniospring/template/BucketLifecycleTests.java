package io.github.miniospring.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.Status;
import io.github.miniospring.bucket.lifecycle.Expiration;
import io.github.miniospring.bucket.lifecycle.LifecycleConfig;
import io.github.miniospring.bucket.lifecycle.LifecycleFilter;
import io.github.miniospring.bucket.lifecycle.LifecycleRule;
import io.github.miniospring.bucket.lifecycle.NoncurrentVersionExpiration;
import io.github.miniospring.bucket.lifecycle.Transition;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class BucketLifecycleTests {

    private final LifecycleRule rule = LifecycleRule.of("logs")
        .withFilter(LifecycleFilter.prefix("logs/"))
        .withExpiration(Expiration.days(30));

    private String name;

    private MinioTemplate template;

    @BeforeEach
    void useABucket(TestBucket bucket) {
        this.name = bucket.name();
        this.template = bucket.template();
    }

    @Test
    void isNotThereUntilItIsSet() {
        assertThat(this.template.getBucketLifecycle(this.name)).isEmpty();
        this.template.deleteBucketLifecycle(this.name);

        this.template.setBucketLifecycle(this.name, LifecycleConfig.of(this.rule));
        assertThat(read().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo("logs");
            assertThat(rule.filter().prefix()).isEqualTo("logs/");
            assertThat(Objects.requireNonNull(rule.expiration()).days()).isEqualTo(30);
        });

        this.template.deleteBucketLifecycle(this.name);
        assertThat(this.template.getBucketLifecycle(this.name)).isEmpty();
    }

    @Test
    void keepsAllThatTheServerKnows() {
        LifecycleConfig config = LifecycleConfig.of(
                LifecycleRule.of("all")
                    .withFilter(LifecycleFilter.prefix("a/")
                        .withTag("kind", "log")
                        .withTag("b", "c")
                        .withSizeGreaterThan(10)
                        .withSizeLessThan(1000))
                    .withExpiration(Expiration.days(3).withAllVersions())
                    .withNoncurrentVersionExpiration(
                            NoncurrentVersionExpiration.days(4).withNewerNoncurrentVersions(2)),
                LifecycleRule.of("markers").withDelMarkerExpiration(5).withStatus(Status.DISABLED),
                LifecycleRule.of("dated")
                    .withFilter(LifecycleFilter.tag("a", "b"))
                    .withExpiration(Expiration.date(LocalDate.of(2040, 1, 2))),
                LifecycleRule.of("orphans").withExpiration(Expiration.deleteMarker()), LifecycleRule.of("newest")
                    .withNoncurrentVersionExpiration(NoncurrentVersionExpiration.allButNewest(3)));

        this.template.setBucketLifecycle(this.name, config);
        LifecycleConfig read = read();
        this.template.setBucketLifecycle(this.name, read);

        assertThat(read().xml()).isEqualTo(read.xml());
        assertThat(read.rules()).hasSameSizeAs(config.rules()).allSatisfy(rule -> {
            LifecycleRule written = Objects.requireNonNull(config.rule(Objects.requireNonNull(rule.id())));
            assertThat(rule.status()).isEqualTo(written.status());
            assertThat(rule.filter().prefix()).isEqualTo(written.filter().prefix());
            assertThat(rule.filter().tags()).isEqualTo(written.filter().tags());
            assertThat(rule.filter().sizeGreaterThan()).isEqualTo(written.filter().sizeGreaterThan());
            assertThat(rule.filter().sizeLessThan()).isEqualTo(written.filter().sizeLessThan());
            assertThat(rule.expiration()).isEqualTo(written.expiration());
            assertThat(rule.noncurrentVersionExpiration()).isEqualTo(written.noncurrentVersionExpiration());
            assertThat(rule.delMarkerExpiration()).isEqualTo(written.delMarkerExpiration());
        });
    }

    @Test
    void changesOneRuleAndLeavesTheOthers() {
        this.template.setBucketLifecycle(this.name,
                LifecycleConfig.of(this.rule, LifecycleRule.of("tmp").withExpiration(Expiration.days(1))));
        LifecycleConfig config = read();

        this.template.setBucketLifecycle(this.name,
                config.withRule(Objects.requireNonNull(config.rule("logs")).withStatus(Status.DISABLED)));

        assertThat(read().rules()).extracting(LifecycleRule::id).containsExactly("logs", "tmp");
        assertThat(read().rules()).extracting(LifecycleRule::status).containsExactly(Status.DISABLED, Status.ENABLED);
    }

    @Test
    void hasANameOfTheServersUnlessOneIsGiven() {
        this.template.setBucketLifecycle(this.name,
                LifecycleConfig.of(LifecycleRule.of().withExpiration(Expiration.days(1))));

        assertThat(read().rules()).singleElement().satisfies(rule -> assertThat(rule.id()).isNotEmpty());
    }

    @Test
    void canBeWrittenBackInTheOldForm() {
        this.template.setBucketLifecycle(this.name,
                LifecycleConfig.of(new LifecycleRule(this.rule.xml().without("Filter").with("Prefix", "old/"))));

        LifecycleConfig read = read();
        assertThat(read.rules().get(0).filter().prefix()).isEqualTo("old/");
        this.template.setBucketLifecycle(this.name, read);
        assertThat(read().xml()).isEqualTo(read.xml());
    }

    @Test
    void canBeWrittenBackWhereFilterAndPrefixAreEmpty() {
        this.template.setBucketLifecycle(this.name, LifecycleConfig
            .of(new LifecycleRule(this.rule.xml().without("Filter").with("Filter", "").with("Prefix", ""))));

        LifecycleConfig read = read();
        assertThat(read.rules().get(0).filter().prefix()).isEmpty();
        this.template.setBucketLifecycle(this.name, read);
        assertThat(read().xml()).isEqualTo(read.xml());
    }

    // MinIO gives unfinished uploads up by a setting of its own.
    @Test
    void losesOnMinioWhatItDoesNotDo() {
        this.template.setBucketLifecycle(this.name,
                LifecycleConfig.of(this.rule.withAbortIncompleteMultipartUpload(2)));

        assertThat(read().rules().get(0).abortIncompleteMultipartUpload()).isNull();
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.setBucketLifecycle(this.name,
                    LifecycleConfig.of(LifecycleRule.of("abort").withAbortIncompleteMultipartUpload(2))));
    }

    @Test
    void tellsWhenItWasSet() {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        this.template.setBucketLifecycle(this.name, LifecycleConfig.of(this.rule));

        LifecycleConfig config = this.template.getBucketLifecycle(this.name, get -> get.withUpdatedAt()).orElseThrow();

        assertThat(config.updatedAt()).isBetween(before, Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void failsToMoveObjectsToATierThatIsNotThere() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.setBucketLifecycle(this.name,
                    LifecycleConfig.of(LifecycleRule.of("move").withTransitions(Transition.days(1, "NONE")))))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("InvalidStorageClass")));
    }

    @Test
    void removesNoVersionsThatAreLocked() {
        String locked = "test-" + UUID.randomUUID();
        this.template.makeBucket(locked, create -> create.objectLock());

        Stream.of(this.rule.withExpiration(Expiration.days(1).withAllVersions()), this.rule.withDelMarkerExpiration(1))
            .forEach(rule -> assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> this.template.setBucketLifecycle(locked, LifecycleConfig.of(rule)))
                .withMessageContaining("cannot be used on an object locked bucket"));
        this.template.removeBucket(locked);
    }

    // Elements that it does not know are dropped elsewhere.
    @Test
    void failsWithConditionsThatTheServerDoesNotKnow() {
        LifecycleFilter filter = new LifecycleFilter(XmlElement.of("Filter", XmlElement.of("Colour", "red")));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(
                    () -> this.template.setBucketLifecycle(this.name, LifecycleConfig.of(this.rule.withFilter(filter))))
            .withMessageContaining("unknown XML Tag");
        LifecycleRule twice = this.rule.withFilter(new LifecycleFilter(
                XmlElement.of("Filter", XmlElement.of("And", LifecycleFilter.tag("a", "b").xml().children().get(0),
                        LifecycleFilter.tag("a", "c").xml().children().get(0)))));
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.setBucketLifecycle(this.name, LifecycleConfig.of(twice)))
            .withMessageContaining("Duplicate Tag Keys are not allowed");
    }

    @Test
    void failsToBeReadWhereThereIsNoBucket() {
        String none = "test-none-" + this.name.substring(5);

        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> this.template.getBucketLifecycle(none));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.deleteBucketLifecycle(none));
    }

    private LifecycleConfig read() {
        return this.template.getBucketLifecycle(this.name).orElseThrow();
    }

}
