package io.github.miniospring.bucket.notification;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetBucketNotificationConfigurationTests {

    private final GetBucketNotificationConfiguration get = GetBucketNotificationConfiguration.of("photos");

    @Test
    void asksForTheDocument() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?notification=\n");
    }

    @Test
    void readsTheDocumentAsAWhole() {
        NotificationConfig config = CannedExchange.decode(this.get,
                "<NotificationConfiguration><Unknown>1</Unknown></NotificationConfiguration>");

        assertThat(config).isNotNull();
        assertThat(config.xml()).isEqualTo(XmlElement.of("NotificationConfiguration", XmlElement.of("Unknown", "1")));
    }

    @Test
    void failsOnAnotherDocument() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Other/>"))
            .withMessageContaining("Root element is Other where NotificationConfiguration was expected");
    }

}
