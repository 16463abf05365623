package io.github.miniospring.docs;

import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@WithMinio
class KeysPageTests {

    @Test
    void keysGoUnchanged(MinioTemplate minio, String bucket) {
        // tag::keys[]
        String key = "Straße 5/50% + mehr?#&=;\\ \"猫\" 🐱.txt";
        minio.putObject(bucket, key, "found");
        String found = minio.getObjectAsString(bucket, key);
        // end::keys[]
        assertThat(found).isEqualTo("found");
        try (Stream<ObjectSummary> entries = minio.listObjects(bucket, listing -> listing.recursive())) {
            assertThat(entries.map(ObjectSummary::key)).containsExactly(key);
        }
        assertThat(minio.removeObjects(bucket, List.of(key))).isEmpty();
    }

    @Test
    void aSlashAtTheBeginningIsRefusedBeforeAnythingIsSent(MinioTemplate minio, String bucket) {
        assertThatIllegalArgumentException().isThrownBy(() -> minio.putObject(bucket, "/cats/tom.jpg", ""))
            .withMessage("Key '/cats/tom.jpg' begins with a slash, which servers drop or refuse; write it without");
    }

    @ParameterizedTest
    @CsvSource({ "a//b, XMinioInvalidObjectName", "a/../b, XMinioInvalidResourceName",
            "a/./b, XMinioInvalidResourceName" })
    void theServerRefusesWhatIsNoPathToIt(String key, String code, MinioTemplate minio, String bucket) {
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> minio.putObject(bucket, key, ""))
            .satisfies(ex -> {
                assertThat(ex.status()).isEqualTo(400);
                assertThat(ex.code().value()).isEqualTo(code);
            });
    }

}
