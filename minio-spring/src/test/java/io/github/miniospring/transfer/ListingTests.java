package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.object.KeyOrder;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class ListingTests {

    @Test
    void showsWhatLiesBelowASlashAsADirectory(TestBucket bucket) {
        bucket.put("a").put("b/1").put("b/2").put("b/c/3").put("d/").put("e");

        List<ObjectSummary> objects = list(bucket, listing -> {
        });

        assertThat(objects).extracting(ObjectSummary::key).containsExactly("a", "b/", "d/", "e");
        assertThat(objects).extracting(ObjectSummary::directory).containsExactly(false, true, true, false);
        assertThat(keys(bucket, listing -> listing.prefix("b/"))).containsExactly("b/1", "b/2", "b/c/");
    }

    @Test
    void visitsEveryKeyIfRecursive(TestBucket bucket) {
        bucket.put("a").put("b/1").put("b/c/3").put("d/");

        assertThat(keys(bucket, listing -> listing.recursive())).containsExactly("a", "b/1", "b/c/3", "d/");
        assertThat(keys(bucket, listing -> listing.recursive().recursive(false))).containsExactly("a", "b/", "d/");
    }

    @Test
    void keepsOnlyKeysWithThePrefix(TestBucket bucket) {
        bucket.put("cats/1").put("cats+/1").put("cat \u00fc/1").put("dogs/1");

        assertThat(keys(bucket, listing -> listing.prefix("cats").recursive())).containsExactly("cats+/1", "cats/1");
        assertThat(keys(bucket, listing -> listing.prefix("cat \u00fc/"))).containsExactly("cat \u00fc/1");
        assertThat(keys(bucket, listing -> listing.prefix("none"))).isEmpty();
    }

    @Test
    void gathersByAnotherDelimiter(TestBucket bucket) {
        bucket.put("a-1").put("a-2").put("b/1").put("c");

        assertThat(keys(bucket, listing -> listing.delimiter("-"))).containsExactly("a-", "b/1", "c");
    }

    @Test
    void beginsAfterAKey(TestBucket bucket) {
        bucket.put("a").put("b \u00fc").put("c");

        assertThat(keys(bucket, listing -> listing.startAfter("a"))).containsExactly("b \u00fc", "c");
        assertThat(keys(bucket, listing -> listing.startAfter("b \u00fc").maxKeys(1))).containsExactly("c");
        assertThat(keys(bucket, listing -> listing.startAfter("z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 7, 8, 1000 })
    void visitsAllPages(int size, TestBucket bucket) {
        bucket.put("a").put("b/1").put("b/2").put("c").put("d/1").put("d/2").put("e");

        assertThat(keys(bucket, listing -> listing.maxKeys(size))).containsExactly("a", "b/", "c", "d/", "e");
        assertThat(keys(bucket, listing -> listing.maxKeys(size).recursive())).containsExactly("a", "b/1", "b/2", "c",
                "d/1", "d/2", "e");
    }

    @Test
    void hasNothingToShowOfAnEmptyBucket(TestBucket bucket) {
        assertThat(list(bucket, listing -> {
        })).isEmpty();
    }

    @Test
    void tellsOfEachObject(TestBucket bucket) {
        bucket.template()
            .putObject(bucket.name(), "a b", "content",
                    upload -> upload.contentType("x/y").userMetadata("color", "gr\u00fcn"));

        assertThat(list(bucket, listing -> listing.fetchOwner().includeUserMeta())).singleElement()
            .satisfies(object -> {
                assertThat(object.bucket()).isEqualTo(bucket.name());
                assertThat(object.size()).isEqualTo(7);
                assertThat(object.etag()).isEqualTo(bucket.template().statObject(bucket.name(), "a b").etag());
                assertThat(object.lastModified()).isNotNull();
                assertThat(object.storageClass()).isEqualTo("STANDARD");
                assertThat(object.ownerId()).isNotEmpty();
                assertThat(object.ownerName()).isNotEmpty();
                assertThat(object.userMetadata()).containsEntry("color", "gr\u00fcn")
                    .containsEntry("content-type", "x/y");
            });
    }

    @Test
    void bringsTagsAndMediaTypeWithTheMetadata(TestBucket bucket) {
        Map<String, String> tags = Map.of("kind of", "cat+dog", "empty", "");
        bucket.template()
            .putObject(bucket.name(), "a", "content", upload -> upload.contentType("x/y").tags(Tags.forObject(tags)));

        assertThat(list(bucket, listing -> listing.includeUserMeta())).singleElement().satisfies(object -> {
            assertThat(object.tags()).isEqualTo(tags);
            assertThat(object.contentType()).isEqualTo("x/y");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 1000 })
    void visitsAllPagesByTheFirstVersionOfTheApi(int size, TestBucket bucket) {
        bucket.put("a").put("b/1").put("b/2").put("c \u00fc").put("d/1").put("\u0001");

        assertThat(keys(bucket, listing -> listing.useApiV1().maxKeys(size))).containsExactly("\u0001", "a", "b/",
                "c \u00fc", "d/");
        assertThat(keys(bucket, listing -> listing.useApiV1().maxKeys(size).recursive().startAfter("a")))
            .containsExactly("b/1", "b/2", "c \u00fc", "d/1");
        assertThat(keys(bucket, listing -> listing.useApiV1().maxKeys(size).prefix("b/"))).containsExactly("b/1",
                "b/2");
    }

    @Test
    void namesKeysPlainlyIfTold(TestBucket bucket) {
        bucket.put("a b/\u00fc+%&<1").put("c");

        assertThat(keys(bucket, listing -> listing.useUrlEncodingType(false).recursive().maxKeys(1)))
            .containsExactly("a b/\u00fc+%&<1", "c");
        assertThat(keys(bucket, listing -> listing.useUrlEncodingType(false).useApiV1().maxKeys(1)))
            .containsExactly("a b/", "c");
        assertThat(keys(bucket, listing -> listing.useUrlEncodingType(false).includeVersion().maxKeys(1)))
            .containsExactly("a b/", "c");
    }

    @Test
    void showsTheOneVersionOfAnObjectWhereNoneAreKept(TestBucket bucket) {
        bucket.put("a").put("b/1");

        List<ObjectSummary> versions = list(bucket, listing -> listing.includeVersion());

        assertThat(versions).extracting(ObjectSummary::key).containsExactly("a", "b/");
        assertThat(versions.get(0).versionId()).isEqualTo("null");
        assertThat(versions.get(0).latest()).isTrue();
        assertThat(versions.get(0).deleteMarker()).isFalse();
        assertThat(versions.get(1).directory()).isTrue();
    }

    @Test
    void tellsOwnerAndMetadataOnlyIfAsked(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "a", "content", upload -> upload.userMetadata("color", "red"));

        assertThat(list(bucket, listing -> {
        })).singleElement().satisfies(object -> {
            assertThat(object.ownerId()).isNull();
            assertThat(object.userMetadata()).isEqualTo(Map.of());
        });
    }

    @Test
    void visitsKeysInTheOrderOfTheirBytes(TestBucket bucket) {
        List<String> keys = new ArrayList<>(
                List.of("A", "a b", "a+b", "a-b", "a/b", "a0", "\u007f", "\u00e9", "e\u0301", "\ud7a3", "\ue000",
                        "\uff5e", "\uff5ex/1", "\ud83d\ude00", "\ud83d\ude00x/1", "\ud83d\ude01"));
        Collections.shuffle(keys, new Random(1));
        keys.forEach(key -> bucket.put(key, "content"));
        keys.sort(KeyOrder.INSTANCE);

        assertThat(keys(bucket, listing -> listing.recursive())).isEqualTo(keys);
        assertThat(keys(bucket, listing -> listing.recursive().maxKeys(3))).isEqualTo(keys);
        assertThat(keys(bucket, listing -> listing.maxKeys(3))).isSortedAccordingTo(KeyOrder.INSTANCE)
            .contains("a/", "\uff5e", "\uff5ex/", "\ud83d\ude00x/");
    }

    @Test
    void failsWhenTheBucketIsMissing(MinioClient client) {
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> {
            try (Stream<ObjectSummary> objects = new MinioTemplate(client).listObjects("no-such-bucket-here")) {
                objects.toList();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, 1001 })
    void refusesAPageThatNoServerMakes(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> Listing.of("photos").maxKeys(count))
            .withMessage("maxKeys must be from 1 to 1000 but is " + count);
    }

    private static String name(int i) {
        return "d" + i % 7 + "/" + (char) (0x4e00 + i) + i;
    }

    private static List<String> keys(TestBucket bucket, Consumer<Listing> options) {
        return list(bucket, options).stream().map(ObjectSummary::key).toList();
    }

    private static List<ObjectSummary> list(TestBucket bucket, Consumer<Listing> options) {
        try (Stream<ObjectSummary> objects = bucket.template().listObjects(bucket.name(), options)) {
            return objects.toList();
        }
    }

}
