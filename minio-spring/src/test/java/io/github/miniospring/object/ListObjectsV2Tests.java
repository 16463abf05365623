package io.github.miniospring.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ListObjectsV2.Page;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListObjectsV2Tests {

    private final ListObjectsV2 list = ListObjectsV2.of("photos");

    @Test
    void asksForEncodedKeysAndSendsEmptyOptionsToo() {
        assertThat(RequestText.of(this.list))
            .isEqualTo("GET /photos?delimiter=&encoding-type=url&list-type=2&max-keys=1000&prefix=\n");
    }

    @Test
    void sendsAllItsOptionsOnce() {
        this.list.prefix("x")
            .prefix("a b/")
            .delimiter("/")
            .maxKeys(7)
            .startAfter("a b/\u00e9")
            .continuationToken("t=")
            .fetchOwner()
            .includeUserMetadata();

        assertThat(RequestText.of(this.list)).isEqualTo("GET /photos?continuation-token=t%3D&delimiter=%2F"
                + "&encoding-type=url&fetch-owner=true&list-type=2&max-keys=7&metadata=true&prefix=a%20b%2F"
                + "&start-after=a%20b%2F%C3%A9\n");
    }

    @Test
    void looksIntoAZipArchive() {
        this.list.zipMembers("a/trip.zip").prefix("day 1/");

        assertThat(RequestText.of(this.list)).startsWith(
                "GET /photos?delimiter=&encoding-type=url&list-type=2&max-keys=1000&prefix=a%2Ftrip.zip%2Fday%201%2F\n")
            .contains("x-minio-extract: true");
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.zipMembers("trip.tar"))
            .withMessageStartingWith("'trip.tar' is no zip archive to the server");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1 })
    void refusesAPageWithoutRoom(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.maxKeys(count))
            .withMessage("maxKeys must be positive but is " + count);
    }

    @Test
    void readsAPage() {
        Page page = decode(
                """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>photos</Name>
                          <Contents><Key>a%2Fcat+1%2B%F0%9F%98%80.png</Key><LastModified>2024-02-03T04:05:06.789Z</LastModified>
                            <ETag>&#34;abc&#34;</ETag><Size>5368709120</Size><StorageClass>STANDARD</StorageClass>
                            <Owner><ID>id-1</ID><DisplayName>minio</DisplayName></Owner>
                            <UserMetadata><X-Amz-Meta-Color>=?UTF-8?B?Z3LDvG4=?=</X-Amz-Meta-Color><content-type>image/png</content-type></UserMetadata>
                            <UserTags>a+b=c%26d&amp;e=</UserTags></Contents>
                          <CommonPrefixes><Prefix>b%2F</Prefix></CommonPrefixes>
                          <EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>
                          <NextContinuationToken>t%2F1+</NextContinuationToken>
                        </ListBucketResult>""");

        assertThat(page.objects())
            .containsExactly(new ObjectSummary("photos", "a/cat 1+\ud83d\ude00.png", 5_368_709_120L, new ETag("abc"),
                    Instant.parse("2024-02-03T04:05:06.789Z"), null, true, false, "STANDARD", "id-1", "minio", false,
                    Map.of("color", "gr\u00fcn", "content-type", "image/png"), Map.of("a b", "c&d", "e", "")));
        assertThat(page.prefixes()).containsExactly("b/");
        assertThat(page.truncated()).isTrue();
        assertThat(page.next()).isEqualTo("t%2F1+");
    }

    @Test
    void readsWhatAwsTellsOfChecksumsAndTiers() {
        Page page = decode("<ListBucketResult><Contents><Key>a</Key><ChecksumAlgorithm>CRC32C</ChecksumAlgorithm>"
                + "<ChecksumAlgorithm>NEW</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType><RestoreStatus>"
                + "<IsRestoreInProgress>false</IsRestoreInProgress>"
                + "<RestoreExpiryDate>2030-01-02T00:00:00.000Z</RestoreExpiryDate></RestoreStatus></Contents>"
                + "</ListBucketResult>");

        assertThat(page.objects()).singleElement().satisfies(object -> {
            assertThat(object.checksumAlgorithms()).containsExactly(ChecksumAlgorithm.CRC32C);
            assertThat(object.checksumType()).isEqualTo("FULL_OBJECT");
            assertThat(object.restore()).isEqualTo(new RestoreStatus(false, Instant.parse("2030-01-02T00:00:00Z")));
        });
    }

    // Some servers ignore the wish for encoded keys.
    @Test
    void leavesKeysAloneThatAreNotEncoded() {
        Page page = decode("<ListBucketResult><Contents><Key>a+b%2F</Key></Contents>"
                + "<CommonPrefixes><Prefix>c+d/</Prefix></CommonPrefixes></ListBucketResult>");

        assertThat(page.objects()).extracting(ObjectSummary::key).containsExactly("a+b%2F");
        assertThat(page.prefixes()).containsExactly("c+d/");
    }

    @Test
    void decodesKeysWhoseEncodingIsToldBehindThem() {
        Page page = decode("<ListBucketResult><Contents><Key>a%2Fb</Key></Contents>"
                + "<EncodingType>url</EncodingType></ListBucketResult>");

        assertThat(page.objects()).extracting(ObjectSummary::key).containsExactly("a/b");
    }

    @Test
    void readsEmptyAndUnknownElements() {
        Page page = decode("""


                  <ListBucketResult><Name/><Contents><Key>a</Key><Size/><ETag></ETag><StorageClass></StorageClass>
                  <Owner/><UserMetadata/><UserTags/><New><Key>no</Key></New></Contents><Contents/><CommonPrefixes/>
                  <New><Contents><Key>no</Key></Contents></New><NextContinuationToken/></ListBucketResult>
                """);

        assertThat(page.objects()).extracting(ObjectSummary::key).containsExactly("a", "");
        assertThat(page.objects().get(0).etag()).isNull();
        assertThat(page.objects().get(0).size()).isZero();
        assertThat(page.objects().get(0).lastModified()).isNull();
        assertThat(page.next()).isNull();
        assertThat(page.truncated()).isFalse();
    }

    @Test
    void takesAKeyThatEndsInASlashForADirectory() {
        Page page = decode("<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>a%2F</Key></Contents>"
                + "<Contents><Key>b</Key></Contents></ListBucketResult>");

        assertThat(page.objects()).extracting(ObjectSummary::directory).containsExactly(true, false);
    }

    @Test
    void mixesDirectoriesAndObjectsInTheOrderOfTheirBytes() {
        Page page = decode("<ListBucketResult><Contents><Key>a</Key></Contents><Contents><Key>c</Key></Contents>"
                + "<Contents><Key>\ud83d\ude00</Key></Contents><CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes>"
                + "<CommonPrefixes><Prefix>\uff5e/</Prefix></CommonPrefixes></ListBucketResult>");

        List<ObjectSummary> entries = page.entries("photos");

        assertThat(entries).extracting(ObjectSummary::key).containsExactly("a", "b/", "c", "\uff5e/", "\ud83d\ude00");
        assertThat(entries).extracting(ObjectSummary::directory).containsExactly(false, true, false, true, false);
        assertThat(entries).extracting(ObjectSummary::bucket).containsOnly("photos");
    }

    @Test
    void failsWhenAnErrorComesWithStatus200() {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> decode("<Error><Code>NoSuchBucket</Code><BucketName>photos</BucketName></Error>"))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_SUCH_BUCKET));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<ListAllMyBucketsResult/>", "<ListBucketResult>",
            "<ListBucketResult><Contents><Size>x</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><LastModified>x</LastModified></Contents></ListBucketResult>", "{}",
            "<html><br></html>" })
    void failsWhenThePageIsNone(String document) {
        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> decode(document))
            .withMessageStartingWith("ListObjectsV2 photos: the answer cannot be read: ");
    }

    @Test
    void failsWhenAKeyIsNotEncodedAsPromised() {
        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> decode(
                "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>100%</Key></Contents></ListBucketResult>"))
            .withMessageStartingWith("ListObjectsV2 photos: the answer cannot be read: ");
    }

    @Test
    void failsWhenThereIsNoPage() {
        assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> decode(""))
            .withMessage("ListObjectsV2 photos: the answer is not one of an S3 server (200, no content type)");
    }

    private Page decode(String document) {
        Page page = CannedExchange.decode(this.list, document);
        assertThat(page).isNotNull();
        return page;
    }

    @Test
    void asksForPlainKeysIfTold() {
        ListObjectsV2 plain = ListObjectsV2.of("photos").urlEncoding(false);

        assertThat(RequestText.of(plain)).isEqualTo("GET /photos?delimiter=&list-type=2&max-keys=1000&prefix=\n");
        assertThat(RequestText.of(plain.urlEncoding(true))).contains("encoding-type=url");
    }

}
