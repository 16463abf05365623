package io.github.miniospring.object;

import java.time.Duration;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RestoreObjectTests {

    private final RestoreObject restore = RestoreObject.of("photos", "cat.png", 3);

    @Test
    void asksForDays() {
        assertThat(RequestText.of(this.restore)).isEqualTo("""
                POST /photos/cat.png?restore=
                content-type: application/xml

                <RestoreRequest xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Days>3</Days></RestoreRequest>
                """);
    }

    @Test
    void sendsAllItsOptions() {
        assertThat(RequestText.of(this.restore.tier("Bulk").description("a & b").versionId("1"))).isEqualTo("""
                POST /photos/cat.png?restore=&versionId=1
                content-type: application/xml

                <RestoreRequest xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Days>3</Days>\
                <Description>a &amp; b</Description><GlacierJobParameters><Tier>Bulk</Tier></GlacierJobParameters>\
                </RestoreRequest>
                """);
    }

    @Test
    void tellsWhetherItBegan() {
        CannedExchange exchange = new CannedExchange().answer(202, "").answer(200, "");
        try (MinioClient client = exchange.client().build()) {
            assertThat(client.execute(this.restore).block(Duration.ofSeconds(5)).begun()).isTrue();
            assertThat(client.execute(this.restore).block(Duration.ofSeconds(5)).begun()).isFalse();
        }
    }

    // The second attempt would be told that the first is under way.
    @Test
    void isNotRepeatedBlindly() {
        assertThat(this.restore.toRequest().repeatableBlindly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1 })
    void refusesDaysThatAreNone(int days) {
        assertThatIllegalArgumentException().isThrownBy(() -> RestoreObject.of("photos", "cat.png", days))
            .withMessage("days must be positive but is " + days);
    }

    @Test
    void refusesABlankTier() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.restore.tier(" "))
            .withMessage("tier must not be blank; leave it out for the server's own");
    }

}
