package io.github.miniospring.operation;

import java.time.Duration;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestOptionsTests {

    private final Probe probe = new Probe();

    @ParameterizedTest
    @ValueSource(strings = { "Host", "AUTHORIZATION", "x-amz-date", "X-Amz-Content-Sha256", "x-amz-security-token",
            "Content-Length", "x-minio-replication-etag", "X-Minio-Replication-Delete-Status" })
    void refusesHeadersThatOnlyTheClientSets(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.probe.header(name, "1"))
            .withMessage("Header '" + name + "' is set by the client alone");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "a:b", "a\nb", "gr\u00fcn" })
    void refusesNamesThatNoHeaderHas(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.probe.header(name, "1"))
            .withMessage("'" + name + "' is no name of a header");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\r\nb", "gr\u00fcn", "\u0000" })
    void refusesValuesThatNoHeaderCarries(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.probe.header("x-a", value))
            .withMessageStartingWith("The value of header 'x-a' has the character U+");
    }

    @Test
    void takesAnyOtherHeader() {
        this.probe.header("X-Amz-Expected-Bucket-Owner", "1").header("x-minio-extract", "true");

        assertThat(this.probe.toRequest().headers()).containsEntry("x-amz-expected-bucket-owner", "1")
            .containsEntry("x-minio-extract", "true");
    }

    @Test
    void keepsTheLastValueOfAHeader() {
        this.probe.header("X-A", "1").header("x-a", "2").headerIfAbsent("X-a", "3").headerIfAbsent("X-b", "4");

        assertThat(this.probe.toRequest().headers()).containsEntry("x-a", "2").containsEntry("x-b", "4");
    }

    @Test
    void keepsEveryPartOfTheQuery() {
        this.probe.query("events", "b").query("events", "a").query("flag", "");

        assertThat(RequestText.of(this.probe)).startsWith("GET /photos?events=a&events=b&flag=\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Amz-Signature", "x-amz-date", "X-AMZ-" })
    void refusesPartsOfTheQueryThatBelongToTheSignature(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.probe.query(name, "1"))
            .withMessage("Query parameter '" + name + "' is set by the client alone");
    }

    @Test
    void refusesAPartOfTheQueryWithoutAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.probe.query("", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT-1S", "PT0.0001S" })
    void refusesATimeoutThatIsNone(Duration timeout) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.probe.timeout(timeout))
            .withMessage("timeout must be positive but is " + timeout);
    }

    @Test
    void takesOverWhatAnotherSpecHas() {
        Probe other = new Probe().header("x-a", "other")
            .query("q", "other")
            .timeout(Duration.ofSeconds(7))
            .payload(payload -> payload.withChecksum(ChecksumAlgorithm.SHA1));

        S3Request request = this.probe.header("x-a", "own").header("x-b", "own").with(other).toRequest();

        assertThat(request.headers()).containsEntry("x-a", "other").containsEntry("x-b", "own");
        assertThat(request.query()).containsExactly(new QueryParameter("q", "other"));
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(request.payload().checksum()).isEqualTo(ChecksumAlgorithm.SHA1);
    }

    @Test
    void keepsWhatAnotherSpecDoesNotSay() {
        this.probe.timeout(Duration.ofSeconds(7)).payload(PayloadOptions::withMd5);

        S3Request request = this.probe.with(new Probe()).toRequest();

        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(request.payload().md5()).isTrue();
    }

    @Test
    void namesTheActionAfterTheClass() {
        assertThat(this.probe.toRequest().action()).isEqualTo("Probe");
        assertThat(this.probe).hasToString("Probe photos");
    }

    private static final class Probe extends OperationSpec<Probe, Void> {

        private Probe() {
            super(HttpMethod.GET, "photos");
        }

        @Override
        public Mono<Void> decode(S3Response response) {
            return Mono.empty();
        }

    }

}
