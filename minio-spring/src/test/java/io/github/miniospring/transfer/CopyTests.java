package io.github.miniospring.transfer;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Directive;
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
class CopyTests {

    private static final String KEY = "a b/\u00fc+%2F.txt";

    @Test
    void copiesTheBytesWithAllThatIsKeptWithThem(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        ObjectWriteResult result = template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), KEY));

        assertThat(template.getObjectAsString(bucket.name(), "copy")).isEqualTo("content");
        ObjectStat copy = template.statObject(bucket.name(), "copy");
        assertThat(result.key()).isEqualTo("copy");
        assertThat(result.etag()).isNotNull().isEqualTo(copy.etag());
        assertThat(copy.contentType()).isEqualTo("text/plain");
        assertThat(copy.headers().getFirst("cache-control")).isEqualTo("no-store");
        assertThat(copy.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
        assertThat(copy.tagCount()).isEqualTo(1);
    }

    @Test
    void replacesMetadataAndTagsIfTold(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), KEY),
                copy -> copy.metadataDirective(Directive.REPLACE)
                    .userMetadata("size", "9")
                    .contentType("text/html")
                    .taggingDirective(Directive.REPLACE)
                    .tags(Tags.forObject(Map.of("a", "1", "b", "2"))));

        ObjectStat copy = template.statObject(bucket.name(), "copy");
        assertThat(copy.contentType()).isEqualTo("text/html");
        assertThat(copy.userMetadata()).isEqualTo(Map.of("size", "9"));
        assertThat(copy.tagCount()).isEqualTo(2);
    }

    @Test
    void replacesByNothing(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), KEY),
                copy -> copy.metadataDirective(Directive.REPLACE).taggingDirective(Directive.REPLACE));

        ObjectStat copy = template.statObject(bucket.name(), "copy");
        assertThat(copy.contentType()).isEqualTo("application/octet-stream");
        assertThat(copy.userMetadata()).isEmpty();
        assertThat(copy.tagCount()).isZero();
    }

    // Nothing is asked of the server: it would ignore them in silence.
    @Test
    void refusesMetadataWithoutADirective(TestBucket bucket) {
        assertThatIllegalArgumentException().isThrownBy(() -> bucket.template()
            .copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), "none"), copy -> copy.contentType("a/b")))
            .withMessageContaining("metadataDirective(Directive.REPLACE)");
    }

    @Test
    void changesWhatIsKeptWithAnObject(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        template.copyObject(bucket.name(), KEY, CopySource.of(bucket.name(), KEY),
                copy -> copy.metadataDirective(Directive.REPLACE).contentType("text/html"));

        assertThat(template.statObject(bucket.name(), KEY).contentType()).isEqualTo("text/html");
        assertThat(template.getObjectAsString(bucket.name(), KEY)).isEqualTo("content");
    }

    @Test
    void isRefusedOverItselfWithoutAChange(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> template.copyObject(bucket.name(), KEY, CopySource.of(bucket.name(), KEY)))
            .satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("InvalidRequest"));
    }

    @Test
    void changesTheStorageClass(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), KEY),
                copy -> copy.storageClass("REDUCED_REDUNDANCY"));

        assertThat(template.statObject(bucket.name(), "copy").storageClass()).isEqualTo("REDUCED_REDUNDANCY");
        assertThat(template.statObject(bucket.name(), "copy").userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
    }

    @Test
    void computesTheChecksumThatIsWanted(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), KEY),
                copy -> copy.checksumAlgorithm(ChecksumAlgorithm.SHA256));
        template.copyObject(bucket.name(), "part", CopySource.of(bucket.name(), KEY).range(0, 3),
                copy -> copy.checksumAlgorithm(ChecksumAlgorithm.SHA256));

        assertThat(template.statObject(bucket.name(), "copy").headers().getFirst("x-amz-checksum-sha256")).isNotNull();
        assertThat(template.getObjectAsString(bucket.name(), "part")).isEqualTo("con");
    }

    @Test
    void copiesOnlyTheStateThatIsMeant(TestBucket bucket) {
        MinioTemplate template = source(bucket);
        CopySource source = CopySource.of(bucket.name(), KEY);
        ETag etag = template.statObject(bucket.name(), KEY).etag();
        ETag other = new ETag("79b281060d337b9b2b84ccf390adcf74");

        template.copyObject(bucket.name(), "copy",
                source.ifMatch(etag).ifModifiedSince(Instant.EPOCH.plusSeconds(86_400)));
        for (CopySource refused : new CopySource[] { source.ifMatch(other), source.ifNoneMatch(etag),
                source.ifUnmodifiedSince(Instant.EPOCH.plusSeconds(86_400)) }) {
            assertThatExceptionOfType(PreconditionFailedException.class)
                .isThrownBy(() -> template.copyObject(bucket.name(), "none", refused));
        }
        assertThat(bucket.keys()).containsExactly(KEY, "copy");
    }

    @Test
    void tellsWhichObjectIsMissing(TestBucket bucket) {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(
                    () -> bucket.template().copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), "missing")))
            .withMessageContaining("missing");
    }

    @Test
    void encryptsWithKeysOfTheServer(TestBucket bucket) {
        MinioTemplate template = source(bucket);
        CopySource source = CopySource.of(bucket.name(), KEY);

        template.copyObject(bucket.name(), "s3", source, copy -> copy.encryption(new SseS3()));
        template.copyObject(bucket.name(), "kms", CopySource.of(bucket.name(), "s3"),
                copy -> copy.encryption(new SseKms("test-key")));
        template.copyObject(bucket.name(), "plain", CopySource.of(bucket.name(), "kms"));

        assertThat(Arrays.asList("s3", "kms", "plain"))
            .allSatisfy(key -> assertThat(template.getObjectAsString(bucket.name(), key)).isEqualTo("content"));
        assertThat(template.statObject(bucket.name(), "kms").headers().getFirst("x-amz-server-side-encryption"))
            .isEqualTo("aws:kms");
        assertThat(template.statObject(bucket.name(), "plain").headers().getFirst("x-amz-server-side-encryption"))
            .isNull();
    }

    @Test
    void changesTheKeyOfTheCaller(TestServer server) {
        SseCustomerKey old = SseCustomerKey.of(new byte[32]);
        byte[] bytes = new byte[32];
        bytes[31] = 1;
        SseCustomerKey fresh = SseCustomerKey.of(bytes);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MinioTemplate template = bucket.template();
            template.putObject(bucket.name(), "key", "content", upload -> upload.encryption(old));
            CopySource source = CopySource.of(bucket.name(), "key").encryption(old);

            template.copyObject(bucket.name(), "copy", source, copy -> copy.encryption(fresh));
            template.copyObject(bucket.name(), "plain", source);
            template.copyObject(bucket.name(), "key", source, copy -> copy.encryption(fresh));

            assertThat(template.getObjectAsString(bucket.name(), "copy", get -> get.encryption(fresh)))
                .isEqualTo("content");
            assertThat(template.getObjectAsString(bucket.name(), "key", get -> get.encryption(fresh)))
                .isEqualTo("content");
            assertThat(template.getObjectAsString(bucket.name(), "plain")).isEqualTo("content");
        }
    }

    @Test
    void sendsNoKeyOfTheCallerOverHttp(TestBucket bucket) {
        CopySource source = CopySource.of(bucket.name(), "key").encryption(SseCustomerKey.of(new byte[32]));

        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template().copyObject(bucket.name(), "copy", source))
            .withMessageContaining("an SSE-C key would travel readable over http");
    }

    @Test
    void movesAnObject(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        template.moveObject(bucket.name(), "moved", CopySource.of(bucket.name(), KEY));

        assertThat(bucket.keys()).containsExactly("moved");
        assertThat(template.getObjectAsString(bucket.name(), "moved")).isEqualTo("content");
        assertThat(template.statObject(bucket.name(), "moved").userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
    }

    @Test
    void movesUnderAnotherKeyOfTheCaller(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MinioTemplate template = bucket.template();
            template.putObject(bucket.name(), "key", "content");

            template.moveObject(bucket.name(), "moved", CopySource.of(bucket.name(), "key"),
                    copy -> copy.encryption(key));

            assertThat(bucket.keys()).containsExactly("moved");
            assertThat(template.getObjectAsString(bucket.name(), "moved", get -> get.encryption(key)))
                .isEqualTo("content");
        }
    }

    @Test
    void keepsASourceThatCannotBeCopied(TestBucket bucket) {
        MinioTemplate template = source(bucket);

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> template.moveObject(bucket.name(),
                "moved", CopySource.of(bucket.name(), KEY).ifMatch(new ETag("79b281060d337b9b2b84ccf390adcf74"))));
        assertThat(bucket.keys()).containsExactly(KEY);
    }

    @Test
    void refusesMovesThatWouldLoseSomething(TestBucket bucket) {
        MinioTemplate template = source(bucket);
        CopySource source = CopySource.of(bucket.name(), KEY);

        assertThatIllegalArgumentException().isThrownBy(() -> template.moveObject(bucket.name(), KEY, source))
            .withMessageContaining("cannot be moved to itself");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> template.moveObject(bucket.name(), "moved", source.range(0, 2)));
    }

    private static MinioTemplate source(TestBucket bucket) {
        return stored(bucket,
                upload -> upload.contentType("text/plain")
                    .cacheControl("no-store")
                    .userMetadata("color", "gr\u00fcn")
                    .tags(Tags.forObject(Map.of("kind of", "cat"))));
    }

    private static MinioTemplate stored(TestBucket bucket, Consumer<Upload> options) {
        bucket.template().putObject(bucket.name(), KEY, "content", options);
        return bucket.template();
    }

}
