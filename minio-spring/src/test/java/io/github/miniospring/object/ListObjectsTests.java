package io.github.miniospring.object;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListObjectsTests {

    private final ListObjects list = ListObjects.of("photos");

    @Test
    void sendsWhatPoliciesJudgeByEvenWhenItIsEmpty() {
        assertThat(RequestText.of(this.list))
            .isEqualTo("GET /photos?delimiter=&encoding-type=url&max-keys=1000&prefix=\n");
    }

    @Test
    void sendsAllItsOptions() {
        this.list.prefix("a b/").delimiter("/").maxKeys(2).marker("a b/\u00fc").urlEncoding(false);

        assertThat(RequestText.of(this.list))
            .isEqualTo("GET /photos?delimiter=%2F&marker=a%20b%2F%C3%BC&max-keys=2&prefix=a%20b%2F\n");
    }

    @Test
    void readsAPage() {
        ListObjects.Page page = decode("<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>"
                + "<NextMarker>a+b%2F</NextMarker><Contents><Key>a%2B1</Key><Size>3</Size></Contents>"
                + "<CommonPrefixes><Prefix>a+b%2F</Prefix></CommonPrefixes>");

        assertThat(page.objects()).extracting(ObjectSummary::key).containsExactly("a+1");
        assertThat(page.prefixes()).containsExactly("a b/");
        assertThat(page.entries("photos")).extracting(ObjectSummary::key).containsExactly("a b/", "a+1");
        assertThat(page.next()).isEqualTo("a b/");
        assertThat(page.truncated()).isTrue();
    }

    @Test
    void takesTheLastOfAPageForItsMarkerWhereThereIsNone() {
        String more = "<IsTruncated>true</IsTruncated>";
        String key = "<Contents><Key>b</Key></Contents>";

        assertThat(decode(more + key).next()).isEqualTo("b");
        assertThat(decode(more + key + "<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>").next()).isEqualTo("b");
        assertThat(decode(more + key + "<CommonPrefixes><Prefix>c/</Prefix></CommonPrefixes>").next()).isEqualTo("c/");
        assertThat(decode(more).next()).isNull();
        assertThat(decode(key).next()).isNull();
    }

    @Test
    void refusesNonPositivePageSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.maxKeys(0))
            .withMessage("maxKeys must be positive but is 0");
    }

    private ListObjects.Page decode(String content) {
        return CannedExchange.decode(this.list, "<ListBucketResult>" + content + "</ListBucketResult>");
    }

}
