package io.github.miniospring.docs.slice;

import io.github.miniospring.boot.test.EmbeddedMinio;
import io.github.miniospring.boot.test.MinioTest;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

// tag::slice[]
@MinioTest
@EmbeddedMinio
@Import(Archive.class)
class ArchiveTests {

    @Test
    void keepsWhatItIsGiven(@Autowired Archive archive, TestBucket bucket) {
        archive.keep(bucket.name(), "cat.txt", "purr");

        assertThat(bucket.keys()).containsExactly("cat.txt");
    }

}
// end::slice[]
