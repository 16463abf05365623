package io.github.miniospring.bucket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Lists the buckets the caller may see, one page of them where the server makes pages.
 * MinIO answers all at once and ignores the options.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">S3:
 * ListBuckets</a>
 */
public final class ListBuckets extends OperationSpec<ListBuckets, ListBuckets.Page> {

    private ListBuckets() {
        super(HttpMethod.GET);
    }

    public static ListBuckets of() {
        return new ListBuckets();
    }

    /** Keeps only buckets whose names begin with {@code prefix}. */
    public ListBuckets prefix(String prefix) {
        return query("prefix", prefix);
    }

    /** Keeps only buckets of this region. */
    public ListBuckets region(String region) {
        return query("bucket-region", region);
    }

    /** Asks for pages of at most {@code count} buckets, from 1 to 10,000. */
    public ListBuckets maxBuckets(int count) {
        Assert.isTrue(count >= 1 && count <= 10_000, () -> "maxBuckets must be from 1 to 10000 but is " + count);
        return query("max-buckets", Integer.toString(count));
    }

    /** Goes on where the page with this {@code next} ended. */
    public ListBuckets continuationToken(String token) {
        return query("continuation-token", token);
    }

    @Override
    public Mono<Page> decode(S3Response response) {
        return response.xml("ListAllMyBucketsResult", Page::from);
    }

    /**
     * Some buckets, or all.
     *
     * @param buckets in the order of their names
     * @param next the token of the next page; null on the last
     */
    public record Page(List<Bucket> buckets, @Nullable String next) {

        public Page {
            buckets = List.copyOf(buckets);
        }

        static Page from(XmlReader xml) {
            List<Bucket> buckets = new ArrayList<>();
            String next = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Buckets" -> {
                        XmlReader.Children entries = xml.children();
                        while (entries.next()) {
                            buckets.add(bucket(xml));
                        }
                    }
                    case "ContinuationToken" -> next = xml.text();
                    default -> {
                    }
                }
            }
            return new Page(buckets, (next != null && !next.isEmpty()) ? next : null);
        }

        private static Bucket bucket(XmlReader xml) {
            String name = "";
            Instant created = null;
            String region = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Name" -> name = xml.text();
                    case "CreationDate" -> created = xml.instant();
                    case "BucketRegion" -> region = xml.text();
                    default -> {
                    }
                }
            }
            return new Bucket(name, created, region);
        }

    }

}
