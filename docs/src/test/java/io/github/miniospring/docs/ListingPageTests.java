package io.github.miniospring.docs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.object.ListObjectsV2;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class ListingPageTests {

    @Test
    void listsDirectoriesAndEverything(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "cats/tom.jpg", "Tom");
        minio.putObject(bucket, "cats/tim.jpg", "Tim");
        minio.putObject(bucket, "readme.txt", "Hello");
        List<String> names;
        // tag::list-directories[]
        try (Stream<ObjectSummary> entries = minio.listObjects(bucket)) {
            names = entries.map(ObjectSummary::key).toList(); // "cats/", "readme.txt"
        }
        // end::list-directories[]
        assertThat(names).containsExactly("cats/", "readme.txt");

        long bytes;
        // tag::list-recursive[]
        try (Stream<ObjectSummary> cats = minio.listObjects(bucket, listing -> listing.prefix("cats/").recursive())) {
            bytes = cats.mapToLong(ObjectSummary::size).sum();
        }
        // end::list-recursive[]
        assertThat(bytes).isEqualTo(6);

        Optional<ObjectSummary> next;
        // tag::list-first[]
        try (Stream<ObjectSummary> entries = minio.listObjects(bucket,
                listing -> listing.recursive().startAfter("cats/tim.jpg").maxKeys(1))) {
            next = entries.findFirst();
        }
        // end::list-first[]
        assertThat(next).map(ObjectSummary::key).hasValue("cats/tom.jpg");
    }

    @Test
    void aMissingBucketShowsWhenTheStreamIsRead(MinioTemplate minio) {
        try (Stream<ObjectSummary> entries = minio.listObjects("docs-no-such-bucket")) {
            assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(entries::findFirst);
        }
    }

    @Test
    void takesOnePage(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "a", "");
        minio.putObject(bucket, "b", "");
        // tag::list-page[]
        ListObjectsV2.Page page = minio.execute(ListObjectsV2.of(bucket).maxKeys(1));
        ListObjectsV2.Page following = minio.execute(ListObjectsV2.of(bucket).continuationToken(page.next()));
        // end::list-page[]
        assertThat(page.objects()).extracting(ObjectSummary::key).containsExactly("a");
        assertThat(following.objects()).extracting(ObjectSummary::key).containsExactly("b");
        assertThat(following.next()).isNull();
    }

}
