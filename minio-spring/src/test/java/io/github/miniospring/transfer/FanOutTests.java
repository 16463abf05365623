package io.github.miniospring.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.FanOutEntry;
import io.github.miniospring.object.FannedOutObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class FanOutTests {

    private static final ObjectBody CONTENT = ObjectBody.of("content");

    private static final List<FanOutEntry> ENTRIES = List.of(FanOutEntry.of("a"), FanOutEntry.of("b"));

    @Test
    void makesManyObjectsOfTheSameBytes(TestBucket bucket) {
        MinioTemplate template = bucket.template();

        List<FannedOutObject> made = template.putObjectFanOut(bucket.name(), CONTENT,
                List.of(FanOutEntry.of("b \u00fc/+"), FanOutEntry.of("a")
                    .withMetadata(
                            Map.of("Content-Type", "text/plain", "Cache-Control", "no-store", "color", "gr\u00fcn"))
                    .withTags(Tags.forObject(Map.of("kind of", "cat")))));

        assertThat(made).extracting(FannedOutObject::key).containsExactly("b \u00fc/+", "a");
        assertThat(made).allSatisfy(object -> {
            assertThat(object.stored()).isTrue();
            assertThat(object.lastModified()).isAfter(Instant.now().minus(Duration.ofMinutes(10)));
            assertThat(template.statObject(bucket.name(), object.key()).etag()).isEqualTo(object.etag());
        });
        assertThat(bucket.keys()).containsExactly("a", "b \u00fc/+");
        assertThat(template.getObjectAsString(bucket.name(), "b \u00fc/+")).isEqualTo("content");
        ObjectStat a = template.statObject(bucket.name(), "a");
        assertThat(a.contentType()).isEqualTo("text/plain");
        assertThat(a.headers().getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(a.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
        assertThat(template.getObjectTags(bucket.name(), "a").asMap()).isEqualTo(Map.of("kind of", "cat"));
    }

    @Test
    void tellsWhichObjectsWereNotMade(TestBucket bucket) {
        List<FannedOutObject> made = bucket.template()
            .putObjectFanOut(bucket.name(), CONTENT, List.of(FanOutEntry.of("x".repeat(300)), FanOutEntry.of("good")));

        assertThat(made.get(0).stored()).isFalse();
        assertThat(made.get(0).error()).isNotBlank();
        assertThat(made.get(1).stored()).isTrue();
        assertThat(bucket.keys()).containsExactly("good");
    }

    @Test
    void encryptsThem(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MinioTemplate template = bucket.template();

            template.putObjectFanOut(bucket.name(), CONTENT, List.of(FanOutEntry.of("s3")),
                    fanOut -> fanOut.encryption(new SseS3()));
            template.putObjectFanOut(bucket.name(), CONTENT, List.of(FanOutEntry.of("kms")),
                    fanOut -> fanOut.encryption(new SseKms("test-key")));
            template.putObjectFanOut(bucket.name(), CONTENT, List.of(FanOutEntry.of("own")),
                    fanOut -> fanOut.encryption(key));

            assertThat(encryption(template, bucket, "s3")).isEqualTo("AES256");
            assertThat(encryption(template, bucket, "kms")).isEqualTo("aws:kms");
            assertThat(template.getObjectAsString(bucket.name(), "own", get -> get.encryption(key)))
                .isEqualTo("content");
        }
    }

    @Test
    void locksThemWhereTheBucketCan(TestBucket any) {
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        Retention retention = new Retention(Retention.Mode.GOVERNANCE, until);
        MinioTemplate template = any.template();
        String locked = any.name() + "-l";
        template.makeBucket(locked, create -> create.objectLock());

        List<FannedOutObject> made = template.putObjectFanOut(locked, CONTENT,
                List.of(FanOutEntry.of("kept").withRetention(retention), FanOutEntry.of("free")));

        assertThat(template.getObjectRetention(locked, "kept")).contains(retention);
        assertThat(template.getObjectRetention(locked, "free")).isEmpty();
        List<ObjectToDelete> versions = made.stream()
            .map(object -> new ObjectToDelete(object.key(), object.versionId()))
            .toList();
        assertThat(template.removeObjects(locked, versions)).extracting(DeleteError::key).containsExactly("kept");
        template.removeObjects(locked, versions, removal -> removal.bypassGovernance());
        template.removeBucket(locked);
    }

    @Test
    void doesNotLockInABucketThatCannot(TestBucket bucket) {
        Retention retention = new Retention(Retention.Mode.GOVERNANCE, Instant.now().plus(Duration.ofDays(1)));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template()
                .putObjectFanOut(bucket.name(), CONTENT, List.of(FanOutEntry.of("a").withRetention(retention))))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OBJECT_LOCK_CONFIGURATION_NOT_FOUND));
        assertThat(bucket.keys()).isEmpty();
    }

    private static String encryption(MinioTemplate template, TestBucket bucket, String key) {
        assertThat(template.getObjectAsString(bucket.name(), key)).isEqualTo("content");
        return template.statObject(bucket.name(), key).headers().getFirst("x-amz-server-side-encryption");
    }

    @Test
    void makesObjectsOfNoBytes(TestBucket bucket) {
        bucket.template().putObjectFanOut(bucket.name(), ObjectBody.empty(), ENTRIES);

        assertThat(bucket.keys()).containsExactly("a", "b");
    }

    @Test
    void failsInABucketThatIsMissing(TestBucket bucket) {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> bucket.template().putObjectFanOut("missing-bucket", CONTENT, ENTRIES));
    }

    @Test
    void provesTheBytesUnderTheSignature() {
        CannedExchange server = new CannedExchange().answer(200, "{\"key\":\"b\"}{\"key\":\"a\"}");
        try (MinioClient client = server.client().region("us-east-1").build()) {
            assertThat(new MinioTemplate(client).putObjectFanOut("photos", CONTENT, ENTRIES))
                .extracting(FannedOutObject::key)
                .containsExactly("a", "b");
        }

        assertThat(server.sent().get(0).text()).contains("name=\"x-amz-checksum-sha256\"")
            .contains("7XACtDnprIRfIjV9giusFERzD722AW0+yUMil7nsn3M=")
            .contains("name=\"x-amz-signature\"");
        assertThat(server.sent().get(0).header("Authorization")).isNull();
    }

    @Test
    void removesWhatAServerHasMadeOfTheForm() {
        CannedExchange server = new CannedExchange().answer(204, "");
        try (MinioClient client = server.client().region("us-east-1").build()) {
            assertThatExceptionOfType(UnsupportedByServerException.class)
                .isThrownBy(() -> new MinioTemplate(client).putObjectFanOut("photos", CONTENT, ENTRIES))
                .withMessageContaining("The server has made one object of the form, which has been removed");
        }

        assertThat(server.sent().get(1).method().name()).isEqualTo("DELETE");
        assertThat(server.sent().get(1).uri().getPath()).startsWith("/photos/fan-out.");
    }

    @Test
    void noticesAnObjectThatTheServerDoesNotMention() {
        CannedExchange server = new CannedExchange().answer(200, "{\"key\":\"a\"}");
        try (MinioClient client = server.client().region("us-east-1").build()) {
            assertThatExceptionOfType(MinioRequestException.class)
                .isThrownBy(() -> new MinioTemplate(client).putObjectFanOut("photos", CONTENT, ENTRIES))
                .withMessage("PutObjectFanOut photos: the server does not say what became of 'b'");
        }
    }

    @Test
    void refusesWhatCannotBeSent() {
        CannedExchange server = new CannedExchange();
        try (MinioClient client = server.client().region("us-east-1").build()) {
            MinioTemplate template = new MinioTemplate(client);

            assertThatIllegalArgumentException()
                .isThrownBy(() -> template.putObjectFanOut("photos", ObjectBody.of(new byte[(16 << 20) + 1]), ENTRIES))
                .withMessage("There are 16777217 bytes to make objects of; servers take 16777216 at most");
            assertThatIllegalArgumentException()
                .isThrownBy(() -> template.putObjectFanOut("photos", CONTENT, ENTRIES,
                        fanOut -> fanOut.encryption(SseCustomerKey.of(new byte[32]))))
                .withMessageContaining("would travel readable over http");
            assertThatIllegalArgumentException()
                .isThrownBy(() -> template.putObjectFanOut("photos", CONTENT, List.of()));
        }
        assertThat(server.sent()).isEmpty();
    }

    @Test
    void needsCredentials() {
        try (MinioClient client = new CannedExchange().client().credentials(CredentialsProvider.anonymous()).build()) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinioTemplate(client).putObjectFanOut("photos", CONTENT, ENTRIES))
                .withMessage("putObjectFanOut needs credentials: there is nothing to sign its form with");
        }
    }

}
