package io.github.miniospring.docs;

import java.time.Duration;
import java.util.Set;

import io.github.miniospring.Endpoint;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class ErrorsPageTests {

    @Test
    void branchesOnTypeAndCode(MinioTemplate minio, String bucket) {
        assertThat(read(minio, bucket, "cats/tim.jpg")).isEqualTo("no such photo");
        minio.putObject(bucket, "cats/tom.jpg", "Tom");
        assertThat(read(minio, bucket, "cats/tom.jpg")).isEqualTo("Tom");
    }

    private String read(MinioTemplate minio, String bucket, String key) {
        // tag::catch[]
        try {
            return minio.getObjectAsString(bucket, key);
        }
        catch (NoSuchKeyException ex) {
            return "no such photo";
        }
        catch (MinioResponseException ex) {
            if (ex.code().equals(ErrorCode.SLOW_DOWN)) {
                return "busy, come back later";
            }
            throw ex;
        }
        catch (MinioRequestException ex) {
            return "the store cannot be reached";
        }
        // end::catch[]
    }

    @Test
    void saysWhatCannotBeReachedAndWhy() {
        Endpoint endpoint = Endpoint.parse("http://localhost:1", null);
        // tag::retry[]
        RetrySettings patient = new RetrySettings(6, Duration.ofMillis(100), Duration.ofSeconds(5),
                Duration.ofMinutes(1), Set.of(429, 500, 502, 503, 504));
        // end::retry[]
        assertThat(patient.maxAttempts()).isEqualTo(6);
        HttpSettings http = HttpSettings.builder().shutdownTimeout(Duration.ofMillis(100)).build();
        try (MinioClient client = MinioClient.builder(endpoint).retry(RetrySettings.NONE).http(http).build()) {
            MinioTemplate minio = new MinioTemplate(client);
            assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> minio.statObject("photos", "key"))
                .withMessageContaining("HeadObject photos/key: cannot reach http://localhost:1");
        }
    }

}
