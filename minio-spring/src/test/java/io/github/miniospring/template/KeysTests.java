package io.github.miniospring.template;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.object.ObjectSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A key survives put, list, get, stat, remove and a link unchanged. */
@MinioContract
class KeysTests {

    private static final String LONGEST = String.join("/", "\u65e5".repeat(85), "a".repeat(255), "b".repeat(255),
            "c".repeat(254), "d");

    static List<String> keys() {
        return List.of("plain.txt", "a/b/c", "two words", "  blanks  inside and around  ", "a+b", "%2F", "a%2Fb",
                "100%", "%", "%zz", "&=?#", "a=1&b=2", "what?", "#hash", "~*'()", "\"quotes\"", "'quotes'", "<tag>",
                "\u00e4\u00f6\u00fc\u00df", "\u65e5\u672c\u8a9e", "\ud83d\ude00", "\ud83d\udc69\u200d\ud83d\udcbb",
                "e\u0301", "\u00e9", "\uff5e", "a\\b", "a:b", "a;b", "a,b", "a@b$c!", "[x]{y}|^`", "tab\there",
                "line\nfeed", "return\rhere", "\u0001\u0002\u001f", "\u007f", "\ufffe\uffff", "directory/",
                "directory/ \u00fc/", "...", "a/.hidden", "index.html", LONGEST);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void survives(String key, TestBucket bucket) throws Exception {
        MinioTemplate template = bucket.template();
        // A key that ends in a slash holds nothing on some layouts.
        String content = key.endsWith("/") ? "" : "content of " + key;

        assertThat(template.putObject(bucket.name(), key, content).key()).isEqualTo(key);

        assertThat(bucket.keys()).containsExactly(key);
        assertThat(listed(bucket, parent(key))).contains(key);
        assertThat(template.getObjectAsString(bucket.name(), key)).isEqualTo(content);
        assertThat(template.statObject(bucket.name(), key).key()).isEqualTo(key);
        assertThat(template.objectExists(bucket.name(), key)).isTrue();
        HttpResponse<String> lent = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(template.presignedGetObject(bucket.name(), key, Duration.ofMinutes(1)).toUri())
                .build(), BodyHandlers.ofString());
        assertThat(lent.statusCode()).isEqualTo(200);
        assertThat(lent.body()).isEqualTo(content);
        template.removeObject(bucket.name(), key);
        assertThat(template.objectExists(bucket.name(), key)).isFalse();
        assertThat(bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void surviveTogether(Transport transport, TestServer server) {
        try (TestBucket bucket = server.bucket(transport)) {
            keys().forEach(key -> bucket.put(key, ""));
            assertThat(bucket.keys()).containsExactlyInAnyOrderElementsOf(keys());

            assertThat(bucket.template().removeObjects(bucket.name(), keys())).isEmpty();
            assertThat(bucket.keys()).isEmpty();
        }
    }

    @Test
    void isUpTo1024BytesLong() {
        assertThat(LONGEST.getBytes(StandardCharsets.UTF_8)).hasSize(1024);
        assertThat(keys()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({ "x//y, XMinioInvalidObjectName", "a/../b, XMinioInvalidResourceName", "., XMinioInvalidResourceName",
            ".., XMinioInvalidResourceName", "a/., XMinioInvalidResourceName", "a/.., XMinioInvalidResourceName" })
    void isTheServersToRefuse(String key, String code, TestBucket bucket) {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), key, "content"))
            .satisfies(failure -> {
                assertThat(failure.code()).isEqualTo(new ErrorCode(code));
                assertThat(failure.status()).isEqualTo(400);
                assertThat(failure.key()).isEqualTo(key);
            });
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void isTheServersToRefuseForItsLongSegments(TestBucket bucket) {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "a".repeat(256), "content"))
            .satisfies(failure -> assertThat(failure.status()).isEqualTo(400));
    }

    // The server would store it without the slash.
    @Test
    void isRefusedWithASlashAtItsBeginning(TestBucket bucket) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "/lead", "content"))
            .withMessage("Key '/lead' begins with a slash, which servers drop or refuse; write it without");
    }

    private static List<String> listed(TestBucket bucket, String prefix) {
        try (Stream<ObjectSummary> objects = bucket.template()
            .listObjects(bucket.name(), listing -> listing.prefix(prefix))) {
            return objects.map(ObjectSummary::key).toList();
        }
    }

    private static String parent(String key) {
        return key.substring(0, key.lastIndexOf('/', key.length() - 2) + 1);
    }

}
