package io.github.miniospring.bucket;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GetBucketLocationTests {

    private final GetBucketLocation get = GetBucketLocation.of("photos");

    @Test
    void asksForTheLocation() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?location=\n");
    }

    @ParameterizedTest
    @CsvSource({ "<LocationConstraint>eu-west-2</LocationConstraint>, eu-west-2",
            "<LocationConstraint xmlns='http://s3.amazonaws.com/doc/2006-03-01/'></LocationConstraint>, us-east-1",
            "<LocationConstraint/>, us-east-1", "<LocationConstraint> </LocationConstraint>, us-east-1",
            "<LocationConstraint>EU</LocationConstraint>, eu-west-1" })
    void namesTheRegion(String document, String region) {
        assertThat(CannedExchange.decode(this.get, document)).isEqualTo(region);
    }

}
