package io.github.miniospring.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.miniospring.ETag;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class CompositionTests {

    private static final int LEAST = 5 * 1024 * 1024;

    private static final byte[] LARGE = new byte[2 * LEAST + 7];

    static {
        new Random(7).nextBytes(LARGE);
    }

    @Test
    void putsObjectsAndPartsOfThemOneBehindTheOther(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "large \u00fc", LARGE);
        bucket.put("empty", "").put("tail", "0123456789");
        CopySource large = CopySource.of(bucket.name(), "large \u00fc");

        ObjectWriteResult result = template.composeObject(bucket.name(), "whole",
                List.of(large, CopySource.of(bucket.name(), "empty"), large.range(3, LEAST),
                        CopySource.of(bucket.name(), "tail").range(2, 3)),
                compose -> compose.partSize(DataSize.ofMegabytes(5))
                    .contentType("text/plain")
                    .userMetadata("color", "gr\u00fcn")
                    .tags(Tags.forObject(Map.of("kind", "cat")))
                    .storageClass("REDUCED_REDUNDANCY"));

        byte[] whole = template.getObjectBytes(bucket.name(), "whole");
        assertThat(whole.length).isEqualTo(LARGE.length + LEAST + 3);
        assertThat(Arrays.equals(whole, 0, LARGE.length, LARGE, 0, LARGE.length)).isTrue();
        assertThat(Arrays.equals(whole, LARGE.length, LARGE.length + LEAST, LARGE, 3, 3 + LEAST)).isTrue();
        assertThat(Arrays.copyOfRange(whole, LARGE.length + LEAST, whole.length)).asString().isEqualTo("234");
        ObjectStat stat = template.statObject(bucket.name(), "whole");
        assertThat(stat.etag()).isNotNull().isEqualTo(result.etag());
        assertThat(result.etag().value()).endsWith("-4");
        assertThat(stat.contentType()).isEqualTo("text/plain");
        assertThat(stat.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
        assertThat(stat.tagCount()).isOne();
        assertThat(stat.storageClass()).isEqualTo("REDUCED_REDUNDANCY");
    }

    @Test
    void copiesASingleObjectWithAllThatIsKeptWithIt(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "one", "content",
                upload -> upload.contentType("text/plain").tags(Tags.forObject(Map.of("a", "1"))));
        List<CopySource> sources = List.of(CopySource.of(bucket.name(), "one"));

        template.composeObject(bucket.name(), "kept", sources);
        template.composeObject(bucket.name(), "changed", sources,
                compose -> compose.contentType("text/html").tags(Tags.forObject(Map.of("a", "1", "b", "2"))));

        assertThat(template.statObject(bucket.name(), "kept").contentType()).isEqualTo("text/plain");
        assertThat(template.statObject(bucket.name(), "kept").tagCount()).isOne();
        assertThat(template.statObject(bucket.name(), "changed").contentType()).isEqualTo("text/html");
        assertThat(template.statObject(bucket.name(), "changed").tagCount()).isEqualTo(2);
        assertThat(template.getObjectAsString(bucket.name(), "changed")).isEqualTo("content");
    }

    @Test
    void makesAnEmptyObjectOfEmptyOnes(TestBucket bucket) {
        bucket.put("a", "").put("b", "");

        bucket.template()
            .composeObject(bucket.name(), "empty",
                    List.of(CopySource.of(bucket.name(), "a"), CopySource.of(bucket.name(), "b")));

        assertThat(bucket.template().statObject(bucket.name(), "empty").size()).isZero();
    }

    @Test
    void putsSmallObjectsOneBehindTheOther(TestBucket bucket) {
        bucket.put("a").put("b \u00fc", "0123456789").put("c");

        ObjectWriteResult result = bucket.template()
            .composeObject(bucket.name(), "whole",
                    List.of(CopySource.of(bucket.name(), "a"), CopySource.of(bucket.name(), "b \u00fc").range(2, 3),
                            CopySource.of(bucket.name(), "c"), CopySource.of(bucket.name(), "b \u00fc").range(8, 0)),
                    compose -> compose.userMetadata("color", "red").ifAbsent());

        assertThat(bucket.template().getObjectAsString(bucket.name(), "whole")).isEqualTo("a234c89");
        assertThat(bucket.template().statObject(bucket.name(), "whole").userMetadata())
            .isEqualTo(Map.of("color", "red"));
        assertThat(result.etag()).isNotNull().asString().endsWith("-1");
    }

    @Test
    void putsSmallObjectsBetweenLargeOnes(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "large", LARGE);
        bucket.put("small", "0123456789");
        CopySource small = CopySource.of(bucket.name(), "small");
        CopySource large = CopySource.of(bucket.name(), "large");

        template.composeObject(bucket.name(), "whole", List.of(small, large, small, small, large.range(1, LEAST)));

        byte[] whole = template.getObjectBytes(bucket.name(), "whole");
        assertThat(whole.length).isEqualTo(30 + LARGE.length + LEAST);
        assertThat(Arrays.copyOf(whole, 10)).asString().isEqualTo("0123456789");
        assertThat(Arrays.equals(whole, 10, 10 + LARGE.length, LARGE, 0, LARGE.length)).isTrue();
        int end = 10 + LARGE.length;
        assertThat(Arrays.copyOfRange(whole, end, end + 20)).asString().isEqualTo("01234567890123456789");
        assertThat(Arrays.equals(whole, end + 20, whole.length, LARGE, 1, 1 + LEAST)).isTrue();
    }

    @Test
    void usesOnlyTheVersionOfASmallObjectThatIsMeant(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        String old = template.putObject(bucket.name(), "a", "old").versionId();
        template.putObject(bucket.name(), "a", "new");
        assertThat(old).isNotNull();
        CopySource source = CopySource.of(bucket.name(), "a");

        template.composeObject(bucket.name(), "whole", List.of(source, source.versionId(old), source.range(1, 0)));

        assertThat(template.getObjectAsString(bucket.name(), "whole")).isEqualTo("newoldew");
    }

    @Test
    void refusesASmallOrEmptyObjectThatIsNotTheOneMeantAndBeginsNothing(TestBucket bucket) {
        ETag etag = bucket.template().putObject(bucket.name(), "a", "0123456789").etag();
        bucket.put("empty", "");
        assertThat(etag).isNotNull();
        CopySource other = CopySource.of(bucket.name(), "a");

        for (CopySource refused : List.of(other.ifNoneMatch(etag),
                other.ifMatch(new ETag("79b281060d337b9b2b84ccf390adcf74")),
                CopySource.of(bucket.name(), "empty").ifMatch(etag))) {
            assertThatExceptionOfType(PreconditionFailedException.class)
                .isThrownBy(() -> bucket.template().composeObject(bucket.name(), "none", List.of(refused, other)));
        }
        assertNothingIsLeft(bucket, "none");
    }

    @Test
    void refusesToComposeNothing(TestBucket bucket) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template().composeObject("photos", "whole", List.of()))
            .withMessage("There are no sources to compose photos/whole of");
    }

    @Test
    void usesOnlyTheStateThatIsMeant(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        ETag etag = template.putObject(bucket.name(), "a", "0123456789").etag();
        CopySource source = CopySource.of(bucket.name(), "a").range(0, 5);
        assertThat(etag).isNotNull();

        template.composeObject(bucket.name(), "whole", List.of(source.ifMatch(etag)));
        for (CopySource refused : List.of(source.ifNoneMatch(etag),
                source.ifMatch(new ETag("79b281060d337b9b2b84ccf390adcf74")))) {
            assertThatExceptionOfType(PreconditionFailedException.class)
                .isThrownBy(() -> template.composeObject(bucket.name(), "none", List.of(refused)));
        }

        assertThat(template.getObjectAsString(bucket.name(), "whole")).isEqualTo("01234");
        assertNothingIsLeft(bucket, "none");
    }

    @Test
    void writesOnlyWhereNothingIs(TestBucket bucket) {
        bucket.put("a").put("taken");

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> bucket.template()
            .composeObject(bucket.name(), "taken", List.of(CopySource.of(bucket.name(), "a")),
                    compose -> compose.ifAbsent()));

        assertThat(bucket.template().getObjectAsString(bucket.name(), "taken")).isEqualTo("taken");
        assertNothingIsLeft(bucket, "taken");
    }

    @Test
    void tellsWhichObjectIsMissing(TestBucket bucket) {
        bucket.put("a");

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> bucket.template()
                .composeObject(bucket.name(), "whole",
                        List.of(CopySource.of(bucket.name(), "a"), CopySource.of(bucket.name(), "missing"))))
            .withMessageContaining("/missing");
    }

    @Test
    void takesKeysOfTheCallerOnBothSides(TestServer server) {
        SseCustomerKey old = SseCustomerKey.of(new byte[32]);
        byte[] bytes = new byte[32];
        bytes[31] = 1;
        SseCustomerKey fresh = SseCustomerKey.of(bytes);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MinioTemplate template = bucket.template();
            template.putObject(bucket.name(), "locked", LARGE, upload -> upload.encryption(old));
            bucket.put("open", "end");
            CopySource locked = CopySource.of(bucket.name(), "locked").encryption(old);
            CopySource open = CopySource.of(bucket.name(), "open");

            template.composeObject(bucket.name(), "whole", List.of(locked.range(1, LEAST + 1), open),
                    compose -> compose.encryption(fresh));
            template.composeObject(bucket.name(), "gathered", List.of(locked.range(1, 2), open),
                    compose -> compose.encryption(fresh));

            byte[] whole = template.getObjectBytes(bucket.name(), "whole", get -> get.encryption(fresh));
            assertThat(whole.length).isEqualTo(LEAST + 4);
            assertThat(Arrays.equals(whole, 0, LEAST + 1, LARGE, 1, LEAST + 2)).isTrue();
            assertThat(Arrays.copyOfRange(whole, LEAST + 1, whole.length)).asString().isEqualTo("end");
            assertThat(template.getObjectBytes(bucket.name(), "gathered", get -> get.encryption(fresh)))
                .isEqualTo(new byte[] { LARGE[1], LARGE[2], 'e', 'n', 'd' });
        }
    }

    @Test
    void encryptsWithAKeyOfTheServer(TestBucket bucket) {
        bucket.put("a", "0123456789");

        bucket.template()
            .composeObject(bucket.name(), "whole", List.of(CopySource.of(bucket.name(), "a").range(2, 3)),
                    compose -> compose.encryption(new SseKms("test-key", Map.of("for", "me"))));

        assertThat(bucket.template().getObjectAsString(bucket.name(), "whole")).isEqualTo("234");
        assertThat(
                bucket.template().statObject(bucket.name(), "whole").headers().getFirst("x-amz-server-side-encryption"))
            .isEqualTo("aws:kms");
    }

    private static void assertNothingIsLeft(TestBucket bucket, String key) {
        ListMultipartUploads.Page page = bucket.execute(ListMultipartUploads.of(bucket.name()).prefix(key));
        assertThat(page).isNotNull();
        assertThat(page.uploads()).isEmpty();
    }

}
