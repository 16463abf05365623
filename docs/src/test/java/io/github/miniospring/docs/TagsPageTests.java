package io.github.miniospring.docs;

import java.util.Map;

import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class TagsPageTests {

    @Test
    void setsAndReadsTags(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "cats/tom.jpg", "Tom");
        // tag::tags-set[]
        minio.setObjectTags(bucket, "cats/tom.jpg", Tags.forObject(Map.of("kind", "cat", "checked by", "Ann")));
        Tags tags = minio.getObjectTags(bucket, "cats/tom.jpg");
        // end::tags-set[]
        assertThat(tags.asMap()).isEqualTo(Map.of("kind", "cat", "checked by", "Ann"));
        minio.deleteObjectTags(bucket, "cats/tom.jpg");
        assertThat(minio.getObjectTags(bucket, "cats/tom.jpg")).isEqualTo(Tags.none());
    }

    @Test
    void storesAnObjectWithItsTags(MinioTemplate minio, String bucket) {
        // tag::tags-put[]
        minio.putObject(bucket, "cats/tim.jpg", "Tim", upload -> upload.tags(Tags.forObject(Map.of("kind", "cat"))));
        // end::tags-put[]
        assertThat(minio.getObjectTags(bucket, "cats/tim.jpg").asMap()).isEqualTo(Map.of("kind", "cat"));
    }

}
