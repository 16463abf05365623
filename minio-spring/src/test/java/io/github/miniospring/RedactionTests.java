package io.github.miniospring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTests {

    @ParameterizedTest
    @ValueSource(strings = { "Authorization", "x-amz-security-token", "X-Amz-Server-Side-Encryption-Customer-Key",
            "Proxy-Authorization", "Cookie", "x-amz-meta-anything", "x-unheard-of" })
    void masksHeadersItDoesNotKnowToBeHarmless(String name) {
        assertThat(Redaction.header(name, "canary")).isEqualTo(Redaction.MASK);
    }

    @Test
    void showsHarmlessHeaders() {
        assertThat(Redaction.header("Content-Type", "text/plain")).isEqualTo("text/plain");
        assertThat(Redaction.header("X-Amz-Request-Id", "17F2A")).isEqualTo("17F2A");
    }

    @Test
    void masksTheQueryOfAUrl() {
        assertThat(Redaction.url("http://minio/b/k?X-Amz-Signature=canary&x=1"))
            .isEqualTo("http://minio/b/k?" + Redaction.MASK);
        assertThat(Redaction.url("http://minio/b/k")).isEqualTo("http://minio/b/k");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET /b/k?X-Amz-Signature=canary HTTP/1.1", "?x-amz-signature=canary&X-Amz-Date=1",
            "X-Amz-Credential=canary%2F20130524&b", "x-amz-security-token: canary", "&X-Amz-Security-Token=canary+/=",
            "AWS4-HMAC-SHA256 Credential=canary/20130524/us-east-1, SignedHeaders=host, Signature=canary",
            "AWS AWSAccessKeyId=canary&Signature=canary", "{x-amz-server-side-encryption-customer-key=canary, a=b}",
            "x-amz-copy-source-server-side-encryption-customer-key:canary",
            "Signature=canary; Signature=canary Signature=canary" })
    void masksSecretsInTexts(String text) {
        assertThat(Redaction.text(text)).doesNotContain("canary").contains(Redaction.MASK);
        assertThat(Redaction.line(text, 500)).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SignatureDoesNotMatch: The request signature we calculated", "signature", "Signature=",
            "credential: ", "photos/cat.png", "x-amz-server-side-encryption-customer-key-md5" })
    void leavesTheRestAsItIs(String text) {
        assertThat(Redaction.text(text)).isEqualTo(text);
    }

    @Test
    void keepsWhatStandsAroundASecret() {
        assertThat(Redaction.text("a?X-Amz-Date=1&X-Amz-Signature=canary&b=2 end"))
            .isEqualTo("a?X-Amz-Date=1&X-Amz-Signature=" + Redaction.MASK + "&b=2 end");
    }

    @Test
    void makesOneLineOfAText() {
        assertThat(Redaction.line("a\r\nb\tc\u0000d\u001b[31m", 100))
            .isEqualTo("a\ufffd\ufffdb\ufffdc\ufffdd\ufffd[31m");
    }

    @ParameterizedTest
    @CsvSource({ "abcdef, 6, abcdef", "abcdefg, 6, abcdef..." })
    void shortensALine(String text, int limit, String expected) {
        assertThat(Redaction.line(text, limit)).isEqualTo(expected);
    }

}
