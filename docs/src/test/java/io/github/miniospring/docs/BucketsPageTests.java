package io.github.miniospring.docs;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.BucketAlreadyExistsException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class BucketsPageTests {

    private final String bucket = "docs-" + UUID.randomUUID();

    @Test
    void makesAndRemoves(MinioTemplate minio) {
        String bucket = this.bucket;
        // tag::make-bucket[]
        minio.makeBucket(bucket);
        boolean there = minio.bucketExists(bucket);
        // end::make-bucket[]
        assertThat(there).isTrue();
        assertThatExceptionOfType(BucketAlreadyExistsException.class).isThrownBy(() -> minio.makeBucket(bucket));

        // tag::list-buckets[]
        try (Stream<Bucket> buckets = minio.listBuckets()) {
            buckets.forEach(each -> System.out.println(each.name() + " since " + each.creationDate()));
        }
        // end::list-buckets[]
        try (Stream<Bucket> buckets = minio.listBuckets()) {
            assertThat(buckets.map(Bucket::name)).contains(bucket);
        }

        minio.putObject(bucket, "key", "");
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> minio.removeBucket(bucket))
            .satisfies(ex -> assertThat(ex.code()).isEqualTo(ErrorCode.BUCKET_NOT_EMPTY));
        minio.removeObjects(bucket, List.of("key"));
        // tag::remove-bucket[]
        minio.removeBucket(bucket);
        boolean wasThere = minio.removeBucketIfExists(bucket);
        // end::remove-bucket[]
        assertThat(wasThere).isFalse();
    }

    @Test
    void takesWhatOnlyMinioKnows(MinioTemplate minio) {
        String bucket = this.bucket;
        // tag::force-bucket[]
        minio.makeBucket(bucket, options -> options.force());
        minio.removeBucket(bucket, options -> options.force());
        // end::force-bucket[]
        assertThat(minio.bucketExists(bucket)).isFalse();
    }

}
