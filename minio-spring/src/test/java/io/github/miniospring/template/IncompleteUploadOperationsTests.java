package io.github.miniospring.template;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.UploadPart;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.transfer.IncompleteUpload;
import io.github.miniospring.transfer.UploadListing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

@MinioContract
class IncompleteUploadOperationsTests {

    private TestBucket bucket;

    private MinioTemplate template;

    @BeforeEach
    void take(TestBucket bucket) {
        this.bucket = bucket;
        this.template = bucket.template();
    }

    @Test
    void listUploadsWithTheBytesTheyHave() {
        Instant before = Instant.now().minusSeconds(60);
        String id = begin("cats/1");
        part("cats/1", id, 1, "hello");
        part("cats/1", id, 7, "you");

        assertThat(list(listing -> listing.recursive())).singleElement().satisfies(upload -> {
            assertThat(upload.bucket()).isEqualTo(this.bucket.name());
            assertThat(upload.key()).isEqualTo("cats/1");
            assertThat(upload.uploadId()).isEqualTo(id);
            assertThat(upload.size()).isEqualTo(8);
            assertThat(upload.directory()).isFalse();
            assertThat(upload.initiated()).isAfter(before);
        });
        assertThat(list(listing -> listing.recursive().withoutSizes())).extracting(IncompleteUpload::size)
            .containsExactly(-1L);
    }

    @Test
    void gatherUploadsIntoDirectories() {
        begin("b");
        begin("a/1");
        begin("a/b/2");
        begin("a/b/3");

        try (Stream<IncompleteUpload> uploads = this.template.listIncompleteUploads(this.bucket.name())) {
            assertThat(uploads).extracting(IncompleteUpload::key, IncompleteUpload::directory)
                .containsExactly(tuple("a/", true), tuple("b", false));
        }
        assertThat(keys(listing -> listing.prefix("a/"))).containsExactly("a/1", "a/b/");
        assertThat(keys(listing -> listing.recursive())).containsExactly("a/1", "a/b/2", "a/b/3", "b");
    }

    @Test
    void findUploadsByPrefix() {
        begin("dog");
        begin("cats/2");
        begin("cats/1");
        begin("cat");
        begin("cat");

        assertThat(keys(listing -> listing.prefix("cat").recursive())).containsExactly("cat", "cat", "cats/1",
                "cats/2");
        assertThat(keys(listing -> listing.prefix("cat"))).containsExactly("cat", "cat", "cats/");
        assertThat(keys(listing -> listing.prefix("cats/").recursive())).containsExactly("cats/1", "cats/2");
        assertThat(keys(listing -> listing.prefix("mice").recursive())).isEmpty();
    }

    @Test
    void abortAllUploadsOfAKey() {
        part("cat", begin("cat"), 1, "meow");
        begin("cat");
        begin("cats");

        this.template.removeIncompleteUpload(this.bucket.name(), "cat");
        this.template.removeIncompleteUpload(this.bucket.name(), "cat");

        assertThat(keys(listing -> listing.recursive())).containsExactly("cats");
    }

    @Test
    void abortUploadsByPrefix() {
        begin("cats/1");
        begin("cats/2");
        begin("dogs/1");

        assertThat(this.template.removeIncompleteUploads(this.bucket.name(), "cats/")).isEmpty();

        assertThat(keys(listing -> listing.recursive())).containsExactly("dogs/1");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.removeIncompleteUploads(this.bucket.name(), ""));
    }

    @Test
    void failWhereThereIsNoBucket() {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.removeIncompleteUpload("no-such-bucket-here", "key"));
    }

    private String begin(String key) {
        return this.template.execute(CreateMultipartUpload.of(this.bucket.name(), key)).uploadId();
    }

    private void part(String key, String id, int number, String content) {
        this.template.execute(UploadPart.of(this.bucket.name(), key, id, number, ObjectBody.of(content)));
    }

    private List<IncompleteUpload> list(Consumer<UploadListing> options) {
        try (Stream<IncompleteUpload> uploads = this.template.listIncompleteUploads(this.bucket.name(), options)) {
            return uploads.toList();
        }
    }

    private List<String> keys(Consumer<UploadListing> options) {
        return list(options).stream().map(IncompleteUpload::key).toList();
    }

}
