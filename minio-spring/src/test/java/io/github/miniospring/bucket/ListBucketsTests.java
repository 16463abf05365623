package io.github.miniospring.bucket;

import java.time.Instant;

import io.github.miniospring.bucket.ListBuckets.Page;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListBucketsTests {

    private final ListBuckets list = ListBuckets.of();

    @Test
    void asksTheServerAsSuch() {
        assertThat(RequestText.of(this.list)).isEqualTo("GET /\n");
    }

    @Test
    void sendsAllItsOptions() {
        this.list.prefix("a/").region("eu-west-1").maxBuckets(10_000).continuationToken("t=");

        assertThat(RequestText.of(this.list))
            .isEqualTo("GET /?bucket-region=eu-west-1&continuation-token=t%3D&max-buckets=10000&prefix=a%2F\n");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, 10_001 })
    void refusesAPageThatNoServerMakes(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.list.maxBuckets(count))
            .withMessage("maxBuckets must be from 1 to 10000 but is " + count);
    }

    @Test
    void readsAPage() {
        Page page = CannedExchange.decode(this.list,
                """
                        <ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                          <Owner><ID>1</ID><DisplayName>minio</DisplayName></Owner>
                          <Buckets>
                            <Bucket><Name>a</Name><CreationDate>2024-02-03T04:05:06.789Z</CreationDate><BucketRegion>eu-west-1</BucketRegion></Bucket>
                            <Bucket><Name>b</Name><New/></Bucket>
                          </Buckets>
                          <ContinuationToken>t</ContinuationToken>
                        </ListAllMyBucketsResult>""");

        assertThat(page).isNotNull();
        assertThat(page.buckets()).containsExactly(
                new Bucket("a", Instant.parse("2024-02-03T04:05:06.789Z"), "eu-west-1"), new Bucket("b", null, null));
        assertThat(page.next()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<ListAllMyBucketsResult/>", "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>",
            "<ListAllMyBucketsResult><Buckets></Buckets><ContinuationToken/></ListAllMyBucketsResult>" })
    void readsAnEmptyPage(String document) {
        Page page = CannedExchange.decode(this.list, document);

        assertThat(page).isNotNull();
        assertThat(page.buckets()).isEmpty();
        assertThat(page.next()).isNull();
    }

}
