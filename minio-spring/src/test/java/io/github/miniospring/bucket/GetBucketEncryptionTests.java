package io.github.miniospring.bucket;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetBucketEncryptionTests {

    private final GetBucketEncryption get = GetBucketEncryption.of("photos");

    @Test
    void asksForTheDocument() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?encryption=\n");
    }

    @Test
    void readsTheDocumentAsAWhole() {
        SseConfig config = CannedExchange.decode(this.get,
                "<ServerSideEncryptionConfiguration><Unknown>1</Unknown></ServerSideEncryptionConfiguration>");

        assertThat(config).isNotNull();
        assertThat(config.xml())
            .isEqualTo(XmlElement.of("ServerSideEncryptionConfiguration", XmlElement.of("Unknown", "1")));
    }

    @Test
    void failsOnAnotherDocument() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Other/>"))
            .withMessageContaining("Root element is Other where ServerSideEncryptionConfiguration was expected");
    }

}
