package io.github.miniospring.bucket.policy;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GetBucketPolicyStatusTests {

    private final GetBucketPolicyStatus get = GetBucketPolicyStatus.of("photos");

    @Test
    void asksForTheStatus() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?policyStatus=\n");
    }

    // AWS writes small letters, MinIO capitals.
    @ParameterizedTest
    @CsvSource({ "<IsPublic>TRUE</IsPublic>, true", "<IsPublic> true </IsPublic>, true",
            "<IsPublic>FALSE</IsPublic>, false", "<IsPublic/>, false", "<Other/>, false" })
    void tellsWhetherTheBucketIsPublic(String element, boolean isPublic) {
        assertThat(CannedExchange.decode(this.get, "<PolicyStatus>" + element + "</PolicyStatus>")).isEqualTo(isPublic);
    }

}
