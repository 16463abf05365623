package io.github.miniospring.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.object.ObjectSummary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class ZipListingTests {

    @Test
    void visitsTheFilesInAnArchive(TestBucket bucket) throws IOException {
        bucket.template().putObject(bucket.name(), "b/trip.zip", archive("day 1/a.txt", "day 1/b.txt", "day 2/c.txt"));
        bucket.put("b/other");

        assertThat(keys(bucket, Listing::recursive)).containsExactly("b/trip.zip/day 1/a.txt", "b/trip.zip/day 1/b.txt",
                "b/trip.zip/day 2/c.txt");
        assertThat(keys(bucket, listing -> listing.recursive().maxKeys(1))).hasSize(3);
        assertThat(keys(bucket, listing -> {
        })).containsExactly("b/trip.zip/day 1/", "b/trip.zip/day 2/");
        assertThat(keys(bucket, listing -> listing.prefix("day 1/b"))).containsExactly("b/trip.zip/day 1/b.txt");
    }

    @Test
    void findsNothingInAnArchiveThatIsMissing(TestBucket bucket) {
        assertThat(keys(bucket, Listing::recursive)).isEmpty();
    }

    @Test
    void refusesVersionsAndTheFirstVersionOfTheApi(TestBucket bucket) {
        for (Consumer<Listing> options : List.<Consumer<Listing>>of(Listing::includeVersion, Listing::useApiV1)) {
            assertThatIllegalArgumentException().isThrownBy(() -> keys(bucket, options))
                .withMessageStartingWith("Servers list the files in 'b/trip.zip' by the second version of the API");
        }
    }

    private static List<String> keys(TestBucket bucket, Consumer<Listing> options) {
        try (Stream<ObjectSummary> objects = bucket.template()
            .listObjects(bucket.name(), options.andThen(listing -> listing.zipMembers("b/trip.zip")))) {
            return objects.map(ObjectSummary::key).toList();
        }
    }

    private static byte[] archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

}
