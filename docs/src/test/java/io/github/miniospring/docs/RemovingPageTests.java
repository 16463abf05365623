package io.github.miniospring.docs;

import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.UploadPart;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.IncompleteUpload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class RemovingPageTests {

    @Test
    void removesOneAndMany(MinioTemplate minio, String bucket) {
        for (String key : List.of("cats/tom.jpg", "cats/tim.jpg", "dogs/rex.jpg", "dogs/rix.jpg", "dogs/rox.jpg")) {
            minio.putObject(bucket, key, "");
        }
        // tag::remove-object[]
        minio.removeObject(bucket, "cats/tom.jpg");
        // end::remove-object[]
        assertThat(minio.objectExists(bucket, "cats/tom.jpg")).isFalse();

        // tag::remove-objects[]
        List<DeleteError> errors = minio.removeObjects(bucket, List.of("cats/tim.jpg", "dogs/rex.jpg"));
        // end::remove-objects[]
        assertThat(errors).isEmpty();
        assertThat(minio.objectExists(bucket, "dogs/rex.jpg")).isFalse();

        // tag::remove-prefix[]
        try (Stream<ObjectSummary> dogs = minio.listObjects(bucket, listing -> listing.prefix("dogs/").recursive())) {
            minio.removeObjects(bucket, dogs.map(dog -> ObjectToDelete.of(dog.key())));
        }
        // end::remove-prefix[]
        try (Stream<ObjectSummary> left = minio.listObjects(bucket)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void clearsABucket(MinioTemplate minio, String bucket) {
        for (String key : List.of("cats/tom.jpg", "dogs/rex.jpg", "readme.txt", "other.txt")) {
            minio.putObject(bucket, key, "");
        }
        // tag::clear[]
        List<DeleteError> left = minio.removeObjectsByPrefix(bucket, "cats/");
        left = minio.removeObjectsByPrefix(bucket, "dogs/", clearing -> clearing.allVersions());
        left = minio.removeObjectVersions(bucket, "readme.txt");
        left = minio.emptyBucket(bucket);
        boolean removed = minio.removeBucketIfExists(bucket);
        // end::clear[]
        assertThat(left).isEmpty();
        assertThat(removed).isTrue();
        minio.makeBucket(bucket);
    }

    @Test
    void abortsUploads(MinioTemplate minio, String bucket) {
        String key = "films/cats.mp4";
        String id = minio.execute(CreateMultipartUpload.of(bucket, key)).uploadId();
        minio.execute(UploadPart.of(bucket, key, id, 1, ObjectBody.of("meow")));
        minio.execute(CreateMultipartUpload.of(bucket, "films/dogs.mp4"));
        long bytes;
        // tag::uploads[]
        try (Stream<IncompleteUpload> uploads = minio.listIncompleteUploads(bucket,
                listing -> listing.prefix("films/"))) {
            bytes = uploads.mapToLong(IncompleteUpload::size).sum();
        }
        minio.removeIncompleteUpload(bucket, "films/cats.mp4");
        minio.removeIncompleteUploads(bucket, "films/");
        // end::uploads[]
        assertThat(bytes).isEqualTo(4);
        try (Stream<IncompleteUpload> uploads = minio.listIncompleteUploads(bucket)) {
            assertThat(uploads).isEmpty();
        }
    }

}
