package io.github.miniospring.docs;

import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.template.MinioTemplate;
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

}
