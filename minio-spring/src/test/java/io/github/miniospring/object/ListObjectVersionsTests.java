package io.github.miniospring.object;

import java.time.Instant;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListObjectVersionsTests {

    private final ListObjectVersions list = ListObjectVersions.of("photos");

    @Test
    void sendsWhatPoliciesJudgeByEvenWhenItIsEmpty() {
        assertThat(RequestText.of(this.list))
            .isEqualTo("GET /photos?delimiter=&encoding-type=url&max-keys=1000&prefix=&versions=\n");
    }

    @Test
    void sendsAllItsOptions() {
        this.list.prefix("a")
            .delimiter("/")
            .maxKeys(2)
            .keyMarker("a b")
            .versionIdMarker("v+1")
            .includeUserMetadata()
            .urlEncoding(false);

        assertThat(RequestText.of(this.list)).isEqualTo("GET /photos?delimiter=%2F&key-marker=a%20b&max-keys=2"
                + "&metadata=true&prefix=a&version-id-marker=v%2B1&versions=\n");
    }

    @Test
    void readsVersionsAndDeleteMarkersInTheirOrder() {
        ListObjectVersions.Page page = decode("""
                <EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>
                <NextKeyMarker>b+1</NextKeyMarker><NextVersionIdMarker>v+1</NextVersionIdMarker>
                <DeleteMarker><Key>a+1</Key><VersionId>2</VersionId><IsLatest>true</IsLatest>
                  <LastModified>2024-02-03T04:05:06.789Z</LastModified></DeleteMarker>
                <Version><Key>a+1</Key><VersionId>1</VersionId><IsLatest>false</IsLatest><Size>5</Size></Version>
                <Version><Key>b+1</Key><VersionId>v+1</VersionId><IsLatest>true</IsLatest><Size>6</Size></Version>
                <CommonPrefixes><Prefix>a+2%2F</Prefix></CommonPrefixes>""");

        assertThat(page.versions()).extracting(ObjectSummary::versionId).containsExactly("2", "1", "v+1");
        assertThat(page.versions()).extracting(ObjectSummary::deleteMarker).containsExactly(true, false, false);
        assertThat(page.versions()).extracting(ObjectSummary::latest).containsExactly(true, false, true);
        assertThat(page.versions().get(0).lastModified()).isEqualTo(Instant.parse("2024-02-03T04:05:06.789Z"));
        assertThat(page.entries("photos")).extracting(ObjectSummary::key).containsExactly("a 1", "a 1", "a 2/", "b 1");
        assertThat(page.nextKey()).isEqualTo("b 1");
        assertThat(page.nextVersionId()).isEqualTo("v+1");
    }

    @Test
    void endsWithThePageThatIsNotTruncated() {
        ListObjectVersions.Page page = decode("<NextKeyMarker>b</NextKeyMarker><IsTruncated>false</IsTruncated>");

        assertThat(page.nextKey()).isNull();
        assertThat(page.truncated()).isFalse();
    }

    @Test
    void refusesNonPositivePageSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.maxKeys(0))
            .withMessage("maxKeys must be positive but is 0");
    }

    private ListObjectVersions.Page decode(String content) {
        return CannedExchange.decode(this.list, "<ListVersionsResult>" + content + "</ListVersionsResult>");
    }

}
