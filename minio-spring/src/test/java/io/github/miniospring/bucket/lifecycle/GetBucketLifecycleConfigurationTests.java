package io.github.miniospring.bucket.lifecycle;

import java.time.Instant;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetBucketLifecycleConfigurationTests {

    private static final String DOCUMENT = "<LifecycleConfiguration><Unknown>1</Unknown></LifecycleConfiguration>";

    private final GetBucketLifecycleConfiguration get = GetBucketLifecycleConfiguration.of("photos");

    @Test
    void asksForTheDocument() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?lifecycle=\n");
    }

    @Test
    void asksForTheMomentOfTheLastChange() {
        assertThat(RequestText.of(this.get.withUpdatedAt().withUpdatedAt()))
            .isEqualTo("GET /photos?lifecycle=&withUpdatedAt=true\n");
    }

    @Test
    void readsTheDocumentAsAWhole() {
        LifecycleConfig config = CannedExchange.decode(this.get, DOCUMENT);

        assertThat(config).isEqualTo(new LifecycleConfig(
                XmlElement.of("LifecycleConfiguration", XmlElement.of("Unknown", "1")), null, null));
    }

    @Test
    void readsWhatHeadersSay() {
        LifecycleConfig config = CannedExchange.decode(this.get, DOCUMENT, "X-Minio-LifecycleConfig-UpdatedAt",
                "20261121T162532Z", "x-amz-transition-default-minimum-object-size", "varies_by_storage_class");

        assertThat(config).isNotNull();
        assertThat(config.updatedAt()).isEqualTo(Instant.parse("2026-11-21T16:25:32Z"));
        assertThat(config.transitionDefaultMinimumObjectSize()).isEqualTo("varies_by_storage_class");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yesterday", "2026-11-21T16:25:32Z" })
    void ignoresAMomentThatNobodyCanRead(String moment) {
        LifecycleConfig config = CannedExchange.decode(this.get, DOCUMENT, "X-Minio-LifecycleConfig-UpdatedAt", moment);

        assertThat(config).isNotNull();
        assertThat(config.updatedAt()).isNull();
    }

    @Test
    void failsOnAnotherDocument() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Other/>"))
            .withMessageContaining("Root element is Other where LifecycleConfiguration was expected");
    }

}
