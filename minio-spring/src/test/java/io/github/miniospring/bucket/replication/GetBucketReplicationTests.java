package io.github.miniospring.bucket.replication;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetBucketReplicationTests {

    private final GetBucketReplication get = GetBucketReplication.of("photos");

    @Test
    void asksForTheDocument() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?replication=\n");
    }

    @Test
    void readsTheDocumentAsAWhole() {
        ReplicationConfig config = CannedExchange.decode(this.get,
                "<ReplicationConfiguration><Unknown>1</Unknown></ReplicationConfiguration>");

        assertThat(config).isNotNull();
        assertThat(config.xml()).isEqualTo(XmlElement.of("ReplicationConfiguration", XmlElement.of("Unknown", "1")));
    }

    @Test
    void failsOnAnotherDocument() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Other/>"))
            .withMessageContaining("Root element is Other where ReplicationConfiguration was expected");
    }

}
