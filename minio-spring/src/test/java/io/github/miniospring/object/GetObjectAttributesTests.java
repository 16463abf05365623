package io.github.miniospring.object;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.SseCustomerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GetObjectAttributesTests {

    private final GetObjectAttributes get = GetObjectAttributes.of("photos", "cat.png");

    @Test
    void asksForAllThereIs() {
        assertThat(RequestText.of(this.get)).isEqualTo("""
                GET /photos/cat.png?attributes=
                x-amz-object-attributes: ETag,Checksum,ObjectParts,StorageClass,ObjectSize
                """);
    }

    @Test
    void refusesAnAttributeTwiceAndOneWithoutName() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.attributes("ETag", "ETag"))
            .withMessage("The attribute 'ETag' is asked for twice; name it once");
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.attributes(" "))
            .withMessage("The name of an attribute must not be blank");
    }

    @Test
    void sendsAllItsOptions() {
        this.get.attributes("ObjectSize", "ETag").maxParts(2).partNumberMarker(3).versionId("1");

        assertThat(RequestText.of(this.get)).isEqualTo("""
                GET /photos/cat.png?attributes=&versionId=1
                x-amz-max-parts: 2
                x-amz-object-attributes: ETag,ObjectSize
                x-amz-part-number-marker: 3
                """);
    }

    @Test
    void givesTheCallersKey() {
        assertThat(this.get.encryption(SseCustomerKey.of(new byte[32])).toRequest().headers())
            .containsKey("x-amz-server-side-encryption-customer-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "GetObjectAttributesResponse", "GetObjectAttributesOutput", "getObjectAttributesResponse" })
    void readsAllThatIsTold(String root) {
        ObjectAttributes attributes = CannedExchange
            .decode(this.get, "<" + root + "><ETag>abc-2</ETag><Checksum><ChecksumCRC32C>AAAAAA==-2</ChecksumCRC32C>"
                    + "<ChecksumType>COMPOSITE</ChecksumType></Checksum><ObjectParts><PartsCount>9</PartsCount>"
                    + "<NextPartNumberMarker>2</NextPartNumberMarker><IsTruncated>true</IsTruncated>"
                    + "<Part><PartNumber>2</PartNumber><Size>5</Size><ChecksumCRC32C>AQIDBA==</ChecksumCRC32C></Part>"
                    + "</ObjectParts><StorageClass>STANDARD</StorageClass><ObjectSize>10</ObjectSize></" + root + ">",
                    "Last-Modified", "Sat, 03 Feb 2024 04:05:06 GMT", "x-amz-version-id", "v1");

        assertThat(attributes.etag()).isEqualTo(new ETag("abc-2"));
        assertThat(attributes.size()).isEqualTo(10);
        assertThat(attributes.storageClass()).isEqualTo("STANDARD");
        assertThat(attributes.checksums()).isEqualTo(Map.of(ChecksumAlgorithm.CRC32C, "AAAAAA==-2"));
        assertThat(attributes.checksumType()).isEqualTo("COMPOSITE");
        assertThat(attributes.versionId()).isEqualTo("v1");
        assertThat(attributes.lastModified()).isEqualTo(Instant.parse("2024-02-03T04:05:06Z"));
        ObjectAttributes.Parts parts = attributes.parts();
        assertThat(parts.total()).isEqualTo(9);
        assertThat(parts.next()).isEqualTo(2);
        assertThat(parts.parts())
            .containsExactly(new ObjectAttributes.Part(2, 5, Map.of(ChecksumAlgorithm.CRC32C, "AQIDBA==")));
    }

    @Test
    void readsAnAnswerThatTellsNothing() {
        ObjectAttributes attributes = CannedExchange.decode(this.get, "<GetObjectAttributesResponse/>");

        assertThat(attributes.etag()).isNull();
        assertThat(attributes.size()).isEqualTo(-1);
        assertThat(attributes.checksums()).isEmpty();
        assertThat(attributes.parts()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1001 })
    void refusesAnOddNumberOfParts(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.maxParts(count))
            .withMessage("maxParts must be from 1 to 1000 but is " + count);
    }

    @Test
    void refusesANegativeMarker() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.get.partNumberMarker(-1))
            .withMessage("partNumberMarker must not be negative but is -1");
    }

}
