package io.github.miniospring.template;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.Tags;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class BucketConfigurationOperationsTests {

    private String name;

    private MinioTemplate template;

    @BeforeEach
    void useABucket(TestBucket bucket) {
        this.name = bucket.name();
        this.template = bucket.template();
    }

    @Test
    void tellWhereABucketIs() {
        assertThat(this.template.getBucketLocation(this.name)).isEqualTo("us-east-1");
    }

    @Test
    void setReadAndRemoveTags() {
        assertThat(this.template.getBucketTags(this.name)).isEqualTo(Tags.none());
        Tags tags = Tags.forBucket(Map.of("kind", "cats", "checked by", "Ann + Bob", "empty", ""));

        this.template.setBucketTags(this.name, tags);
        assertThat(this.template.getBucketTags(this.name)).isEqualTo(tags);

        this.template.deleteBucketTags(this.name);
        assertThat(this.template.getBucketTags(this.name)).isEqualTo(Tags.none());
        this.template.deleteBucketTags(this.name);
    }

    @Test
    void failOnTagsThatTheServerDoesNotTake() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.setBucketTags(this.name, Tags.forBucket(Map.of("a&b", "c"))))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("MalformedXML")));
    }

    @Test
    void failWhereThereIsNoBucket() {
        String none = "test-" + UUID.randomUUID();

        Stream
            .<ThrowingCallable>of(() -> this.template.setBucketTags(none, Tags.none()),
                    () -> this.template.getBucketLocation(none))
            .forEach(call -> assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(call));
    }

    // MinIO does not look; other servers do.
    @Test
    void findNoTagsOfABucketThatIsNotThere() {
        String none = "test-" + UUID.randomUUID();

        assertThat(this.template.getBucketTags(none)).isEqualTo(Tags.none());
        this.template.deleteBucketTags(none);
    }

}
