package io.github.miniospring.sample;

import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What a path can carry, letter for letter over a socket: clients would tidy it up. */
@InboxTest
class PathTests {

    @Autowired
    private MinioTemplate minio;

    private InboxClient inbox;

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.inbox = new InboxClient(port);
        // Other tests may have left an object that hides others behind its name.
        this.minio.emptyBucket(TestBucket.NAME);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            plain/name.txt       | plain/name.txt
            a%20b                | a b
            a+b                  | a+b
            a%2Bb                | a+b
            a%3Bb                | a;b
            a%3Fb%23c%26d%3De    | a?b#c&d=e
            100%25               | 100%
            a%252Fb              | a%2Fb
            a%2541               | a%41
            folder/              | folder/
            ...                  | ...
            ..a/b..              | ..a/b..
            %C3%BC/%E4%BD%A0     | \u00fc/\u4f60
            u%CC%88              | u\u0308
            %F0%9F%98%80         | \ud83d\ude00
            ~%7E*%2A'%27()       | ~~**''()
            a%22%3C%3E%7C        | "a""<>|"
            """)
    void carriesKey(String path, String key) throws Exception {
        assertThat(this.inbox.raw("PUT", "/objects/" + path)).startsWith("HTTP/1.1 200 ");

        assertThat(keys()).containsExactly(key);
        assertThat(this.inbox.raw("GET", "/objects/" + path)).startsWith("HTTP/1.1 200 ").endsWith("raw!");
        assertThat(this.inbox.raw("GET", "/links/" + path)).startsWith("HTTP/1.1 200 ");
        assertThat(this.inbox.raw("DELETE", "/objects/" + path)).startsWith("HTTP/1.1 204 ");
        assertThat(keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/objects/a;b", "/objects/a;b=c/d", "/objects/a/;", "/objects;x/a", "/;/objects/a",
            "/objects/a/..;/b", "/objects/a/../b", "/objects/a/%2e%2e/b", "/objects/a/.%2E", "/objects/./a",
            "/objects/%2e/a", "/objects/..", "/objects/../../a", "/objects/a%2Fb", "/objects/a%5Cb", "/objects/a\\b",
            "/objects/a%00", "/objects/%FF", "/objects/%C3%28", "/objects/%ED%A0%80", "/objects/%zz", "/objects/a%",
            "/objects/a|b", "/objects/a<b", "/objects/\u00e4", "/objects/", "/objects", "/objects//a",
            "/objects/a//b" })
    void refusesPath(String path) throws Exception {
        for (String method : List.of("PUT", "GET", "DELETE")) {
            if (path.equals("/objects") && method.equals("GET")) {
                continue;
            }
            assertThat(this.inbox.raw(method, path)).as(method)
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: application/problem+json")
                .contains("\"status\":400");
        }
        assertThat(keys()).isEmpty();
    }

    private List<String> keys() {
        try (Stream<ObjectSummary> objects = this.minio.listObjects(TestBucket.NAME, listing -> listing.recursive())) {
            return objects.map(ObjectSummary::key).toList();
        }
    }

}
