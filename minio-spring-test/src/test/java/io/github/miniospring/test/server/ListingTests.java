package io.github.miniospring.test.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(MinioServerExtension.class)
class ListingTests {

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    ListingTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name();
    }

    private TestClient.Answer list(String query) {
        return this.client.get(this.path + "?" + query);
    }

    @Test
    void ordersKeysByTheirBytes() {
        this.bucket.put("b").put("a/1").put("B").put("\uFFFD").put("\uD83D\uDE00").put("ä").put("a!");

        assertThat(list("list-type=2").elements("Key")).containsExactly("B", "a!", "a/1", "b", "ä", "\uFFFD",
                "\uD83D\uDE00");
    }

    @Test
    void groupsKeysByADelimiter() {
        this.bucket.put("a/1").put("a/2").put("a/b/3").put("c").put("d/4");

        TestClient.Answer top = list("list-type=2&delimiter=%2F");
        TestClient.Answer below = list("list-type=2&delimiter=%2F&prefix=a%2F");

        assertThat(top.elements("Key")).containsExactly("c");
        assertThat(top.elements("Prefix")).containsExactly("", "a/", "d/");
        assertThat(top.element("KeyCount")).isEqualTo("3");
        assertThat(below.elements("Key")).containsExactly("a/1", "a/2");
        assertThat(below.elements("Prefix")).containsExactly("a/", "a/b/");
    }

    @ParameterizedTest
    @CsvSource({ "1, ''", "2, ''", "3, %2F", "1, %2F" })
    void goesOnPageByPage(int size, String delimiter) {
        this.bucket.put("a/1").put("a/2").put("b").put("c d").put("e/1").put("f+g");
        List<String> seen = new ArrayList<>();
        String token = "";
        for (int page = 0; page < 20; page++) {
            TestClient.Answer answer = list((token.isEmpty() ? "" : "continuation-token=" + token + "&") + "delimiter="
                    + delimiter + "&list-type=2&max-keys=" + size);
            seen.addAll(answer.elements("Key"));
            seen.addAll(answer.elements("CommonPrefixes"));
            if (answer.element("IsTruncated").equals("false")) {
                break;
            }
            token = URLEncoder.encode(answer.element("NextContinuationToken"), StandardCharsets.UTF_8);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(delimiter.isEmpty() ? this.bucket.keys()
                : List.of("<Prefix>a/</Prefix>", "b", "c d", "<Prefix>e/</Prefix>", "f+g"));
    }

    @Test
    void goesOnInTheOldWay() {
        this.bucket.put("a").put("b").put("c");

        TestClient.Answer first = list("max-keys=2");
        TestClient.Answer second = list("marker=" + first.element("NextMarker"));

        assertThat(first.elements("Key")).containsExactly("a", "b");
        assertThat(first.element("IsTruncated")).isEqualTo("true");
        assertThat(second.elements("Key")).containsExactly("c");
        assertThat(list("prefix=a&marker=b").outcome()).isEqualTo("501 NotImplemented");
    }

    @Test
    void startsWhereItIsTold() {
        this.bucket.put("a").put("b").put("c");

        assertThat(list("list-type=2&start-after=a").elements("Key")).containsExactly("b", "c");
        assertThat(list("list-type=2&start-after=zzz").elements("Key")).isEmpty();
    }

    @Test
    void encodesKeysWhenAsked() {
        this.bucket.put("a b/c+d%e").put("g\u0001h");

        assertThat(list("encoding-type=url&list-type=2").elements("Key")).containsExactly("a+b/c%2Bd%25e", "g%01h");
    }

    @Test
    void tellsMoreWhenAsked() {
        this.client.with(Map.of("x-amz-meta-color", "black", "x-amz-tagging", "k=v")).put(this.path + "/cat", "x");

        TestClient.Answer answer = list("fetch-owner=true&list-type=2&metadata=true");

        assertThat(answer.element("UserMetadata")).contains("<X-Amz-Meta-Color>black</X-Amz-Meta-Color>",
                "<content-type>binary/octet-stream</content-type>");
        assertThat(answer.element("UserTags")).isEqualTo("k=v");
        assertThat(answer.element("DisplayName")).isEqualTo("minio");
    }

    @Test
    void doesNotFindWhatLiesBelowAnObject() {
        this.bucket.put("a").put("a/b");

        assertThat(list("list-type=2").elements("Key")).containsExactly("a");
        assertThat(list("list-type=2&prefix=a%2F").elements("Key")).isEmpty();
        assertThat(this.client.get(this.path + "/a/b").text()).isEqualTo("a/b");
    }

    @ParameterizedTest
    @CsvSource({ "list-type=2&max-keys=-1, 400 InvalidArgument", "list-type=2&max-keys=x, 400 InvalidArgument",
            "continuation-token=&list-type=2, 400 InvalidArgument", "encoding-type=foo, 400 InvalidArgument",
            "prefix=a%2F%2F, 400 XMinioInvalidObjectName", "prefix=.., 400 XMinioInvalidResourceName" })
    void refusesQuestionsThatMakeNoSense(String query, String outcome) {
        assertThat(list(query).outcome()).isEqualTo(outcome);
    }

    @Test
    void staysQuickWithManyObjects() {
        for (int i = 0; i < 100_000; i++) {
            this.bucket.put(String.format("folder-%d/%06d", i % 10, i), new byte[0]);
        }

        assertThat(list("list-type=2").elements("Key")).hasSize(1000).startsWith("folder-0/000000");
        assertThat(list("list-type=2&start-after=folder-9%2F099000").elements("Key")).hasSize(100);
        assertThat(list("delimiter=%2F&list-type=2").elements("CommonPrefixes")).hasSize(10);
    }

}
