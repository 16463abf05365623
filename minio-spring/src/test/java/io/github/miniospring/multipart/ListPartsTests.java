package io.github.miniospring.multipart;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListPartsTests {

    private final ListParts list = ListParts.of("photos", "cat.png", "id");

    @Test
    void asksForAPage() {
        assertThat(RequestText.of(this.list)).isEqualTo("GET /photos/cat.png?max-parts=1000&uploadId=id\n");
    }

    @Test
    void sendsItsOptionsOnce() {
        assertThat(RequestText.of(this.list.maxParts(2).maxParts(3).partNumberMarker(7)))
            .isEqualTo("GET /photos/cat.png?max-parts=3&part-number-marker=7&uploadId=id\n");
    }

    @Test
    void refusesAPageWithoutRoomAndANegativeMarker() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.maxParts(0))
            .withMessage("maxParts must be positive but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.partNumberMarker(-1))
            .withMessage("partNumberMarker must not be negative but is -1");
    }

    @Test
    void readsAPage() {
        ListParts.Page page = CannedExchange.decode(this.list, """
                <ListPartsResult><Bucket>photos</Bucket><Key>cat.png</Key><UploadId>id</UploadId>
                  <StorageClass>STANDARD</StorageClass><PartNumberMarker>0</PartNumberMarker>
                  <NextPartNumberMarker>2</NextPartNumberMarker><MaxParts>2</MaxParts><IsTruncated>true</IsTruncated>
                  <ChecksumAlgorithm>CRC32C</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType>
                  <Part><PartNumber>1</PartNumber><LastModified>2024-02-03T04:05:06.789Z</LastModified>
                    <ETag>&#34;abc&#34;</ETag><Size>5242880</Size><ChecksumCRC32C>V5kNDg==</ChecksumCRC32C></Part>
                  <Part><PartNumber>2</PartNumber><ETag/><Size>1</Size><ChecksumSHA1/></Part></ListPartsResult>""");

        assertThat(page).isNotNull();
        assertThat(page.parts())
            .containsExactly(
                    new ListParts.Part(1, new ETag("abc"), 5_242_880, Instant.parse("2024-02-03T04:05:06.789Z"),
                            Map.of(ChecksumAlgorithm.CRC32C, "V5kNDg==")),
                    new ListParts.Part(2, null, 1, null, Map.of()));
        assertThat(page.next()).isEqualTo(2);
        assertThat(page.storageClass()).isEqualTo("STANDARD");
        assertThat(page.checksumAlgorithm()).isEqualTo(ChecksumAlgorithm.CRC32C);
        assertThat(page.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }

    @Test
    void readsAnEmptyLastPage() {
        ListParts.Page page = CannedExchange.decode(this.list,
                "<ListPartsResult><NextPartNumberMarker>0</NextPartNumberMarker><IsTruncated>false</IsTruncated>"
                        + "<StorageClass></StorageClass></ListPartsResult>");

        assertThat(page).isEqualTo(new ListParts.Page(java.util.List.of(), null, null, null, null));
    }

}
