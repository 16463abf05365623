package io.github.miniospring;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EndpointTests {

    @ParameterizedTest
    @CsvSource({ "localhost, , https://localhost", "localhost:9000, , https://localhost:9000",
            "localhost:9000, false, http://localhost:9000", "localhost:9000, true, https://localhost:9000",
            "http://localhost:9000, , http://localhost:9000", "http://localhost:9000, false, http://localhost:9000",
            "https://localhost:9000, true, https://localhost:9000", "HTTP://LocalHost:9000, , http://localhost:9000",
            "http://localhost:9000/, , http://localhost:9000", "'  localhost:9000 ', false, http://localhost:9000",
            "https://minio.example.com, , https://minio.example.com",
            "https://minio.example.com:443, , https://minio.example.com",
            "http://minio.example.com:80, , http://minio.example.com",
            "http://minio.example.com:443, , http://minio.example.com:443",
            "my_minio:9000, false, http://my_minio:9000", "10.0.0.1, false, http://10.0.0.1", "[::1], , https://[::1]",
            "[::1]:9000, false, http://[::1]:9000", "http://[2001:db8::1]:9000/, , http://[2001:db8::1]:9000",
            "minio.svc.cluster.local.:9000, false, http://minio.svc.cluster.local.:9000" })
    void readsHostsHostsWithPortsAndUrls(String text, @Nullable Boolean secure, String expected) {
        assertThat(Endpoint.parse(text, secure)).hasToString(expected);
    }

    @Test
    void saysWhatItHasRead() {
        Endpoint endpoint = Endpoint.parse("https://minio.example.com:9000", null);

        assertThat(endpoint).isEqualTo(new Endpoint(true, "minio.example.com", 9000));
        assertThat(endpoint.scheme()).isEqualTo("https");
        assertThat(endpoint.authority()).isEqualTo("minio.example.com:9000");
        assertThat(endpoint.authority("photos.")).isEqualTo("photos.minio.example.com:9000");
        assertThat(endpoint.toUri()).isEqualTo(URI.create("https://minio.example.com:9000"));
    }

    @Test
    void leavesTheUsualPortOutOfTheAuthority() {
        assertThat(new Endpoint(true, "a", 443).authority("b.")).isEqualTo("b.a");
        assertThat(new Endpoint(false, "a", 443).authority("b.")).isEqualTo("b.a:443");
    }

    @ParameterizedTest
    @CsvSource({ "http://localhost:9000, true, http, true", "https://localhost:9000, false, https, false" })
    void refusesASchemeThatContradictsSecure(String text, boolean secure, String scheme, String setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text, secure))
            .withMessage("has the scheme " + scheme + " but secure is set to " + setting
                    + "; give only one of them, or the same in both");
    }

    @ParameterizedTest
    @CsvSource({ "http://localhost:9000/photos, a path, http://localhost:9000",
            "localhost:9000/photos/, a path, localhost:9000", "https://localhost?a=b, a query, https://localhost",
            "localhost#x, a fragment, localhost" })
    void refusesWhatIsMoreThanHostAndPort(String text, String what, String instead) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text, null))
            .withMessage("has " + what + "; write " + instead
                    + " and give the bucket to each call, or as the default bucket");
    }

    @Test
    void refusesUserInformationWithoutRepeatingIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse("http://user:canary@localhost", null))
            .withMessageContaining("user information")
            .withMessageContaining("secret-key")
            .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ftp://localhost", "s3://bucket", "minio://x" })
    void refusesOtherSchemes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text, null))
            .withMessageStartingWith("has the scheme '")
            .withMessageEndingWith("write http or https");
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost:", "localhost:0", "localhost:65536", "localhost:9000x", "localhost:-1",
            "localhost:999999999999", "localhost:90 00", "::1", "2001:db8::1", "http://::1:9000" })
    void refusesABadPort(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text, null))
            .withMessageContaining("has the port '")
            .withMessageContaining("from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "http://", "https:///x", "two words", "a..b", ".a", "h\u00f6st", "a\u0000b",
            "[::1", "[]", "[::zz]", "[::1]x", "[1]", "a\\b", "a%20b" })
    void refusesWhatIsNoHost(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text, false));
    }

    @Test
    void refusesHostsThatAreTooLong() {
        assertThat(Endpoint.parse("a".repeat(63), false).host()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse("a".repeat(64), false));
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse("a.".repeat(127), false));
    }

}
