package io.github.miniospring.multipart;

import java.time.Instant;
import java.util.List;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class ListMultipartUploadsTests {

    private final ListMultipartUploads list = ListMultipartUploads.of("photos");

    @Test
    void asksForEncodedKeysAndSendsEmptyOptionsToo() {
        assertThat(RequestText.of(this.list))
            .isEqualTo("GET /photos?delimiter=&encoding-type=url&max-uploads=1000&prefix=&uploads=\n");
    }

    @Test
    void sendsAllItsOptionsOnce() {
        this.list.prefix("x").prefix("a b").delimiter("/").maxUploads(7).keyMarker("k").uploadIdMarker("u");

        assertThat(RequestText.of(this.list)).isEqualTo("GET /photos?delimiter=%2F&encoding-type=url&key-marker=k"
                + "&max-uploads=7&prefix=a%20b&upload-id-marker=u&uploads=\n");
    }

    @Test
    void refusesAPageWithoutRoom() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.maxUploads(0))
            .withMessage("maxUploads must be positive but is 0");
    }

    @Test
    void readsAPage() {
        ListMultipartUploads.Page page = CannedExchange.decode(this.list,
                """
                        <ListMultipartUploadsResult><Bucket>photos</Bucket><EncodingType>url</EncodingType>
                          <NextKeyMarker>a%2Fb</NextKeyMarker><NextUploadIdMarker>id-1</NextUploadIdMarker>
                          <IsTruncated>true</IsTruncated>
                          <Upload><Key>a%2Fcat+1</Key><UploadId>id-1</UploadId><Initiated>2024-02-03T04:05:06Z</Initiated>
                            <Initiator><ID>i</ID></Initiator><Owner><ID>o</ID><DisplayName>x</DisplayName></Owner>
                            <StorageClass>STANDARD</StorageClass><ChecksumAlgorithm>CRC32C</ChecksumAlgorithm>
                            <ChecksumType>COMPOSITE</ChecksumType></Upload>
                          <Upload><Key>b</Key><UploadId>id-2</UploadId><Initiator/><Owner/><StorageClass></StorageClass></Upload>
                          <CommonPrefixes><Prefix>c%2F</Prefix></CommonPrefixes></ListMultipartUploadsResult>""");

        assertThat(page).isEqualTo(new ListMultipartUploads.Page(
                List.of(new ListMultipartUploads.Upload("a/cat 1", "id-1", Instant.parse("2024-02-03T04:05:06Z"),
                        "STANDARD", "o", "i", ChecksumAlgorithm.CRC32C, ChecksumType.COMPOSITE),
                        new ListMultipartUploads.Upload("b", "id-2", null, null, null, null, null, null)),
                List.of("c/"), true, "a/b", "id-1"));
    }

    @Test
    void findsTheUploadsOfAKey(TestBucket bucket) {
        MultipartUpload first = bucket.execute(CreateMultipartUpload.of(bucket.name(), "a b/key"));
        MultipartUpload second = bucket.execute(CreateMultipartUpload.of(bucket.name(), "a b/key"));
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();

        ListMultipartUploads.Page page = bucket.execute(ListMultipartUploads.of(bucket.name()).prefix("a b/key"));

        assertThat(page).isNotNull();
        assertThat(page.uploads()).extracting(ListMultipartUploads.Upload::uploadId)
            .containsExactlyInAnyOrder(first.uploadId(), second.uploadId());
        assertThat(page.uploads()).extracting(ListMultipartUploads.Upload::key).containsOnly("a b/key");
        assertThat(page.truncated()).isFalse();
    }

}
