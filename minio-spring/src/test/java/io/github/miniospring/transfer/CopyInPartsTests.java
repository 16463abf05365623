package io.github.miniospring.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Directive;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is above the limit of one request, by a limit that is small. */
@MinioContract
class CopyInPartsTests {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

    private static final Consumer<Copy> IN_PARTS = copy -> copy.partsAbove(DataSize.ofBytes(9))
        .partSize(DataSize.ofMegabytes(5));

    @Test
    void takesAlongAllThatIsKeptWithTheSource(TestBucket bucket) {
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        new Random(8).nextBytes(large);
        MinioTemplate template = source(bucket, large);

        ObjectWriteResult result = template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), "source"),
                IN_PARTS);

        assertThat(result.etag()).isNotNull();
        assertThat(result.etag().value()).endsWith("-2");
        assertThat(template.getObjectBytes(bucket.name(), "copy")).isEqualTo(large);
        ObjectStat copy = template.statObject(bucket.name(), "copy");
        assertThat(copy.contentType()).isEqualTo("text/plain");
        assertThat(copy.headers().getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(copy.headers().getFirst("Content-Language")).isEqualTo("de");
        assertThat(copy.headers().getFirst("Content-Disposition")).isEqualTo("attachment");
        assertThat(copy.headers().getFirst("Content-Encoding")).isEqualTo("br");
        assertThat(copy.headers().getFirst("Expires")).isEqualTo("Fri, 01 Jan 2100 00:00:00 GMT");
        assertThat(copy.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
        assertThat(template.getObjectTags(bucket.name(), "copy").asMap()).isEqualTo(Map.of("kind of", "cat"));
    }

    @Test
    void takesTheLargestThatGoesInOneRequestInOne(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "source", Arrays.copyOf(CONTENT, 9));

        ObjectWriteResult result = template.copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), "source"),
                IN_PARTS);

        assertThat(result.etag()).isNotNull();
        assertThat(result.etag().looksLikeMd5()).isTrue();
    }

    @Test
    void replacesMetadataAndTagsOfAnObjectInItsPlace(TestBucket bucket) {
        MinioTemplate template = source(bucket, CONTENT);

        template.copyObject(bucket.name(), "source", CopySource.of(bucket.name(), "source"),
                IN_PARTS.andThen(copy -> copy.metadataDirective(Directive.REPLACE)
                    .userMetadata("size", "9")
                    .taggingDirective(Directive.REPLACE)));

        ObjectStat copy = template.statObject(bucket.name(), "source");
        assertThat(copy.size()).isEqualTo(CONTENT.length);
        assertThat(copy.contentType()).isEqualTo("application/octet-stream");
        assertThat(copy.userMetadata()).isEqualTo(Map.of("size", "9"));
        assertThat(copy.tagCount()).isZero();
    }

    @Test
    void copiesAPartOfAnObject(TestBucket bucket) {
        MinioTemplate template = source(bucket, CONTENT);

        template.copyObject(bucket.name(), "middle", CopySource.of(bucket.name(), "source").range(3, 4));
        template.copyObject(bucket.name(), "end", CopySource.of(bucket.name(), "source").range(8, 0));

        assertThat(template.getObjectAsString(bucket.name(), "middle")).isEqualTo("3456");
        assertThat(template.getObjectAsString(bucket.name(), "end")).isEqualTo("89");
        assertThat(template.statObject(bucket.name(), "end").userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
        assertThat(template.statObject(bucket.name(), "end").tagCount()).isOne();
    }

    @Test
    void refusesAPartThatIsNotInTheObject(TestBucket bucket) {
        bucket.put("source", "0123456789");

        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template()
                .copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), "source").range(3, 8)))
            .withMessageContaining("has offset 3 and length 8, and the object has 10 bytes");
    }

    @Test
    void refusesMetadataWithoutADirective(TestBucket bucket) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template()
                .copyObject(bucket.name(), "copy", CopySource.of(bucket.name(), "none").range(0, 5),
                        copy -> copy.contentType("a/b")))
            .withMessageContaining("metadataDirective(Directive.REPLACE)");
    }

    @Test
    void copiesOnlyTheStateThatIsMeant(TestBucket bucket) {
        bucket.put("source", "0123456789");

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> bucket.template()
            .copyObject(bucket.name(), "copy",
                    CopySource.of(bucket.name(), "source").range(0, 5).ifUnmodifiedSince(Instant.EPOCH)));
    }

    @Test
    void movesALargeObject(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MinioTemplate template = source(bucket, CONTENT);

            template.moveObject(bucket.name(), "moved", CopySource.of(bucket.name(), "source"),
                    IN_PARTS.andThen(copy -> copy.encryption(key)));

            assertThat(bucket.keys()).containsExactly("moved");
            assertThat(template.getObjectBytes(bucket.name(), "moved", get -> get.encryption(key))).isEqualTo(CONTENT);
        }
    }

    private static MinioTemplate source(TestBucket bucket, byte[] content) {
        bucket.template()
            .putObject(bucket.name(), "source", content,
                    upload -> upload.contentType("text/plain")
                        .cacheControl("no-store")
                        .contentLanguage("de")
                        .contentDisposition("attachment")
                        .contentEncoding("br")
                        .expires(Instant.parse("2100-01-01T00:00:00Z"))
                        .userMetadata("color", "gr\u00fcn")
                        .tags(Tags.forObject(Map.of("kind of", "cat"))));
        return bucket.template();
    }

}
