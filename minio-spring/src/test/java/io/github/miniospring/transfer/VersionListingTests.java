package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** In a bucket with object lock, which keeps versions. */
@MinioContract
class VersionListingTests {

    private final String bucket = "test-" + UUID.randomUUID();

    private final MinioTemplate template;

    private final List<String> versions = new ArrayList<>();

    VersionListingTests(MinioClient client) {
        this.template = new MinioTemplate(client);
    }

    @BeforeEach
    void makeVersions() {
        this.template.makeBucket(this.bucket, create -> create.objectLock());
        put("a", "first");
        put("a", "second");
        put("b/\u00fc 1", "content");
        this.versions.add(this.template.removeObject(this.bucket, "b/\u00fc 1").versionId());
        put("c", "content");
    }

    @AfterEach
    void removeAll() {
        List<ObjectToDelete> all = list(listing -> listing.recursive()).stream()
            .map(version -> ObjectToDelete.of(version.key(), version.versionId()))
            .toList();
        assertThat(this.template.removeObjects(this.bucket, all)).isEmpty();
        this.template.removeBucket(this.bucket);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 1000 })
    void visitsEveryVersionTheLatestFirst(int size) {
        List<ObjectSummary> all = list(listing -> listing.recursive().maxKeys(size));

        assertThat(all).extracting(ObjectSummary::key).containsExactly("a", "a", "b/\u00fc 1", "b/\u00fc 1", "c");
        assertThat(all).extracting(ObjectSummary::versionId)
            .containsExactly(this.versions.get(1), this.versions.get(0), this.versions.get(3), this.versions.get(2),
                    this.versions.get(4));
        assertThat(all).extracting(ObjectSummary::latest).containsExactly(true, false, true, false, true);
        assertThat(all).extracting(ObjectSummary::deleteMarker).containsExactly(false, false, true, false, false);
        assertThat(all).extracting(ObjectSummary::size).containsExactly(6L, 5L, 0L, 7L, 7L);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 1000 })
    void gathersVersionsIntoDirectories(int size) {
        assertThat(list(listing -> listing.maxKeys(size))).extracting(ObjectSummary::key)
            .containsExactly("a", "a", "b/", "c");
        assertThat(list(listing -> listing.prefix("b/"))).hasSize(2);
    }

    @Test
    void beginsAfterAllVersionsOfAKey() {
        assertThat(list(listing -> listing.recursive().startAfter("a"))).extracting(ObjectSummary::key)
            .containsExactly("b/\u00fc 1", "b/\u00fc 1", "c");
    }

    // Other clients refuse the pair, though the server can.
    @Test
    void bringsTheMetadataOfEachVersion() {
        this.versions.add(
                this.template
                    .putObject(this.bucket, "d", "content",
                            upload -> upload.userMetadata("color", "gr\u00fcn")
                                .tags(Tags.forObject(Map.of("a b", "c"))))
                    .versionId());

        assertThat(list(listing -> listing.prefix("d").includeUserMeta())).singleElement().satisfies(version -> {
            assertThat(version.userMetadata()).containsEntry("color", "gr\u00fcn");
            assertThat(version.tags()).isEqualTo(Map.of("a b", "c"));
        });
    }

    private void put(String key, String content) {
        this.versions.add(this.template.putObject(this.bucket, key, content).versionId());
    }

    private List<ObjectSummary> list(Consumer<Listing> options) {
        try (Stream<ObjectSummary> all = this.template.listObjects(this.bucket, listing -> {
            listing.includeVersion();
            options.accept(listing);
        })) {
            return all.toList();
        }
    }

}
