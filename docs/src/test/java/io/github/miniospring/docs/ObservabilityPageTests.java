package io.github.miniospring.docs;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientObservationContext;
import io.github.miniospring.client.MinioClientObservationConvention;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class ObservabilityPageTests {

    @Test
    void countsCallsAndBytes(MinioInstance server, String bucket) {
        MeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        Endpoint endpoint = Endpoint.parse(server.endpoint(), null);
        CredentialsProvider credentials = CredentialsProvider.of(server.accessKey(), server.secretKey());
        // tag::observed-client[]
        MinioClient client = MinioClient.builder(endpoint)
            .credentials(credentials)
            .observationRegistry(observations)
            .observationConvention(new TeamConvention())
            .meterRegistry(meters)
            .bucketTagged(true)
            .build();
        // end::observed-client[]
        try (client) {
            new MinioTemplate(client).putObject(bucket, "key", "12345");
        }
        assertThat(meters.get("minio.client")
            .tags("operation", "PutObject", "bucket", bucket, "outcome", "SUCCESS", "status", "200", "error.code",
                    "none", "team", "photos")
            .timer()
            .count()).isEqualTo(1);
        assertThat(meters.get("minio.client.bytes.sent").tag("operation", "PutObject").counter().count()).isEqualTo(5);
    }

    // tag::convention[]
    class TeamConvention implements MinioClientObservationConvention {

        @Override
        public KeyValues getLowCardinalityKeyValues(MinioClientObservationContext context) {
            return MinioClientObservationConvention.super.getLowCardinalityKeyValues(context).and("team", "photos");
        }

    }
    // end::convention[]

}
