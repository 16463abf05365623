package io.github.miniospring.test.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Streams of events as MinIO sends them. */
@Timeout(60)
class ListenTests {

    private static final String ALL = "events=s3%3AObjectCreated%3A%2A&events=s3%3AObjectAccessed%3A%2A"
            + "&events=s3%3AObjectRemoved%3A%2A";

    private static final String CREATED = "events=s3%3AObjectCreated%3A%2A";

    private static final String VERSIONS = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";

    private MinioTestServer server;

    private TestClient client;

    @BeforeEach
    void start() {
        this.server = MinioTestServer.builder().buckets("photos").user("reader", "reader-secret", "readonly").start();
        this.client = TestClient.of(this.server);
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    private EventReader listen(String target) {
        return EventReader.of(this.server, this.client, target);
    }

    @Test
    void tellsOfAnObjectLetterForLetterAsMinioDoes() {
        try (EventReader events = listen("/photos?" + CREATED + "&ping=9")) {
            this.client.send("PUT", "/photos/a%20b/%C3%A4%3C%26.txt", "hello",
                    Map.of("User-Agent", "probe/1.0", "Content-Type", "text/plain", "x-amz-meta-um", "a<b",
                            "Cache-Control", "no-cache", "x-amz-storage-class", "REDUCED_REDUNDANCY"));

            String line = events.line();
            // The longest first: a hash may hold sixteen decimal digits in a row.
            assertThat(line.replaceAll("[0-9a-f]{64}", "(64)")
                .replaceAll("[0-9A-F]{16}", "(16)")
                .replaceAll("[0-9a-f-]{36}", "(36)")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "(time)")
                .replace(this.server.accessKey(), "(user)")
                .replace("127.0.0.1:" + this.server.port(), "(server)"))
                .isEqualTo("{\"Records\":[{\"eventVersion\":\"2.0\",\"eventSource\":\"minio:s3\",\"awsRegion\":\"\","
                        + "\"eventTime\":\"(time)\",\"eventName\":\"s3:ObjectCreated:Put\","
                        + "\"userIdentity\":{\"principalId\":\"(user)\"},"
                        + "\"requestParameters\":{\"principalId\":\"(user)\",\"region\":\"\","
                        + "\"sourceIPAddress\":\"127.0.0.1\"},"
                        + "\"responseElements\":{\"x-amz-id-2\":\"(64)\",\"x-amz-request-id\":\"(16)\","
                        + "\"x-minio-deployment-id\":\"(36)\",\"x-minio-origin-endpoint\":\"http://(server)\"},"
                        + "\"s3\":{\"s3SchemaVersion\":\"1.0\",\"configurationId\":\"Config\","
                        + "\"bucket\":{\"name\":\"photos\",\"ownerIdentity\":{\"principalId\":\"(user)\"},"
                        + "\"arn\":\"arn:aws:s3:::photos\"},"
                        + "\"object\":{\"key\":\"a b/ä\\u003c\\u0026.txt\",\"size\":5,"
                        + "\"eTag\":\"5d41402abc4b2a76b9719d911017c592\",\"contentType\":\"text/plain\","
                        + "\"userMetadata\":{\"X-Amz-Meta-Um\":\"a\\u003cb\",\"cache-control\":\"no-cache\","
                        + "\"content-type\":\"text/plain\",\"x-amz-storage-class\":\"REDUCED_REDUNDANCY\"},"
                        + "\"sequencer\":\"(16)\"}},"
                        + "\"source\":{\"host\":\"127.0.0.1\",\"port\":\"\",\"userAgent\":\"probe/1.0\"}}]}");
        }
    }

    @Test
    void tellsOfReadingWithTheLengthOfTheAnswer() {
        this.server.bucket("photos").put("cat", "meow");
        try (EventReader events = listen("/photos?" + ALL + "&ping=9")) {
            this.client.send("GET", "/photos/cat", "", Map.of("Range", "bytes=1-2"));
            this.client.get("/photos/missing");
            this.client.head("/photos/cat");

            assertThat(events.line()).contains("\"s3:ObjectAccessed:Get\"", "\"range\":\"bytes=1-2\"",
                    "\"responseElements\":{\"content-length\":\"2\"");
            assertThat(events.line()).contains("\"s3:ObjectAccessed:Head\"", "{\"content-length\":\"4\"");
        }
    }

    @Test
    void tellsOfRemovals() {
        this.server.bucket("photos").put("cat");
        try (EventReader events = listen("/photos?" + ALL + "&ping=9")) {
            this.client.delete("/photos/cat");
            this.client.delete("/photos/cat");

            String removed = events.line();
            assertThat(removed).contains("\"s3:ObjectRemoved:Delete\"", "{\"content-length\":\"0\"")
                .contains("\"object\":{\"key\":\"cat\",\"sequencer\":");
            assertThat(events.line()).contains("\"s3:ObjectRemoved:NoOP\"").doesNotContain("content-length");
        }
    }

    @Test
    void tellsOfMarkersWhenTheyComeAndWhenTheyGo() {
        this.client.put("/photos?versioning", VERSIONS);
        this.client.put("/photos/cat", "meow");
        try (EventReader events = listen("/photos?" + ALL + "&ping=9")) {
            String marker = this.client.delete("/photos/cat").header("x-amz-version-id");
            this.client.delete("/photos/cat?versionId=" + marker);

            for (int i = 0; i < 2; i++) {
                assertThat(events.line())
                    .contains("\"s3:ObjectRemoved:DeleteMarkerCreated\"", "\"versionId\":\"" + marker + "\"")
                    .doesNotContain("eTag");
            }
        }
    }

    @Test
    void tellsWithoutLookingOfWhatAListSaysIsToGo() {
        String list = "<Delete><Object><Key>never</Key></Object></Delete>";
        Map<String, String> headers = Map.of("Content-MD5",
                Base64.getEncoder().encodeToString(TestClient.digest("MD5", list.getBytes(StandardCharsets.UTF_8))));
        try (EventReader events = listen("/photos?" + ALL + "&ping=9")) {
            this.client.send("POST", "/photos?delete", list, headers);

            assertThat(events.event()).isEqualTo("s3:ObjectRemoved:Delete never");
        }
    }

    @Test
    void tellsWholeServersOfBuckets() {
        String buckets = "events=s3%3ABucketCreated%3A%2A&events=s3%3ABucketRemoved%3A%2A&" + CREATED;
        try (EventReader events = listen("/?" + buckets + "&ping=9")) {
            this.client.put("/films", "");
            this.client.put("/films/cat", "meow");
            this.client.send("DELETE", "/films", "", Map.of("x-minio-force-delete", "true"));

            assertThat(events.event()).isEqualTo("s3:BucketCreated:* ");
            assertThat(events.event()).isEqualTo("s3:ObjectCreated:Put cat");
            assertThat(events.event()).isEqualTo("s3:BucketRemoved:* ");
        }
    }

    @Test
    void keepsToBucketPrefixSuffixAndNames() {
        this.server.bucket("films");
        try (EventReader events = listen("/photos?events=s3%3AObjectCreated%3APut&prefix=cats%2F&suffix=.png&ping=9")) {
            this.client.put("/films/cats/1.png", "");
            this.client.put("/photos/dogs/1.png", "");
            this.client.put("/photos/cats/1.txt", "");
            this.client.get("/photos/cats/1.txt");
            this.client.put("/photos/cats/2.png", "");

            assertThat(events.event()).isEqualTo("s3:ObjectCreated:Put cats/2.png");
        }
    }

    @Test
    void namesTheClientsOfProxies() {
        try (EventReader events = listen("/photos?" + CREATED + "&ping=9")) {
            this.client.send("PUT", "/photos/cat", "", Map.of("X-Forwarded-For", "10.1.2.3, 10.2.2.2"));
            this.client.send("PUT", "/photos/cat", "", Map.of("X-Real-IP", "fe80::1"));
            this.client.send("PUT", "/photos/cat", "", Map.of("Forwarded", "for=\"[2001:db8::1]:1234\";proto=https"));

            assertThat(EventReader.field(events.line(), "sourceIPAddress")).isEqualTo("10.1.2.3");
            assertThat(EventReader.field(events.line(), "sourceIPAddress")).isEqualTo("[fe80::1]");
            assertThat(EventReader.field(events.line(), "host")).isEqualTo("[2001:db8::1]");
        }
    }

    @Test
    void sendsPingsOrBlanks() {
        try (EventReader pings = listen("/photos?" + CREATED + "&ping=1");
                EventReader blanks = listen("/photos?" + CREATED)) {
            assertThat(pings.line()).isEqualTo("{\"Records\":null}");
            assertThat(pings.line()).isEqualTo("{\"Records\":null}");

            this.client.put("/photos/cat", "");
            assertThat(blanks.line()).matches(Pattern.compile(" +\\{\"Records\":\\[\\{.*"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "events=bogus, 400 InvalidArgument", "events=, 400 InvalidArgument",
            "events=s3%3A%2A, 400 InvalidArgument", "events=s3%3AScanner%3A%2A, 400 InvalidArgument",
            "events=s3%3AObjectCreated%3A%2A&prefix=a&prefix=b, 400 InvalidArgument",
            "events=s3%3AObjectCreated%3A%2A&suffix=a%5Cb, 400 InvalidArgument",
            "events=s3%3AObjectCreated%3A%2A&prefix=a%2F..%2Fb, 400 XMinioInvalidResourceName",
            "events=s3%3AObjectCreated%3A%2A&ping=x, 400 AuthorizationQueryParametersError" })
    void refusesWhatMinioRefuses(String query, String outcome) {
        assertThat(this.client.get("/photos?" + query).outcome()).isEqualTo(outcome);
        assertThat(this.client.get("/?" + query).outcome()).isEqualTo(outcome);
        assertThat(this.server.listeners()).isZero();
    }

    @Test
    void refusesThoseWhoMayNotListen() {
        TestClient reader = this.client.as("reader", "reader-secret");

        assertThat(reader.get("/photos?" + CREATED).outcome()).isEqualTo("403 AccessDenied");
        assertThat(reader.get("/?" + CREATED).outcome()).isEqualTo("403 AccessDenied");
        assertThat(this.client.get("/missing?" + CREATED).outcome()).isEqualTo("404 NoSuchBucket");
    }

    @Test
    void forgetsListenersThatGo() {
        try (EventReader stays = listen("/photos?" + CREATED + "&ping=9")) {
            for (int i = 0; i < 20; i++) {
                EventReader goes = listen("/photos?" + CREATED + "&ping=9");
                this.client.put("/photos/cat", "");
                goes.line();
                stays.line();
                goes.close();
                EventReader.await(() -> this.server.listeners() == 1);
            }
            this.server.disconnectAll();

            assertThat(stays.end()).isEmpty();
            assertThat(this.server.listeners()).isZero();
        }
    }

}
