package io.github.miniospring.bucket;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetObjectLockConfigurationTests {

    private final GetObjectLockConfiguration get = GetObjectLockConfiguration.of("photos");

    @Test
    void asksForTheDocument() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?object-lock=\n");
    }

    @Test
    void readsTheDocumentAsAWhole() {
        ObjectLockConfig config = CannedExchange.decode(this.get,
                "<ObjectLockConfiguration><Unknown>1</Unknown></ObjectLockConfiguration>");

        assertThat(config).isNotNull();
        assertThat(config.xml()).isEqualTo(XmlElement.of("ObjectLockConfiguration", XmlElement.of("Unknown", "1")));
    }

    @Test
    void failsOnAnotherDocument() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Other/>"))
            .withMessageContaining("Root element is Other where ObjectLockConfiguration was expected");
    }

}
