package io.github.miniospring.bucket;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetBucketCorsTests {

    private final GetBucketCors get = GetBucketCors.of("photos");

    @Test
    void asksForTheDocument() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?cors=\n");
    }

    @Test
    void readsTheDocumentAsAWhole() {
        CorsConfig config = CannedExchange.decode(this.get,
                "<CORSConfiguration><Unknown>1</Unknown></CORSConfiguration>");

        assertThat(config).isNotNull();
        assertThat(config.xml()).isEqualTo(XmlElement.of("CORSConfiguration", XmlElement.of("Unknown", "1")));
    }

    @Test
    void failsOnAnotherDocument() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Other/>"))
            .withMessageContaining("Root element is Other where CORSConfiguration was expected");
    }

}
