package io.github.miniospring.object;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.encoding.PercentEncoding;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Lists the keys of a bucket, one page at a time, in the byte order of their UTF-8 form.
 *
 * <p>
 * Fetches one page and no more; the template's {@code listObjects} visits everything.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">S3:
 * ListObjectsV2</a>
 */
public final class ListObjectsV2 extends OperationSpec<ListObjectsV2, ListObjectsV2.Page> {

    private ListObjectsV2(String bucket) {
        super(HttpMethod.GET, bucket);
        query("list-type", "2");
        // Keys may hold characters XML 1.0 cannot carry: have them percent-encoded; Page
        // decodes them.
        query("encoding-type", "url");
        // Always sent, empty too: policies with conditions on them then judge as
        // expected.
        prefix("").delimiter("").maxKeys(1000);
    }

    public static ListObjectsV2 of(String bucket) {
        return new ListObjectsV2(bucket);
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public ListObjectsV2 prefix(String prefix) {
        return setQuery("prefix", prefix);
    }

    /** Gathers keys that are alike up to the next {@code delimiter} after the prefix. */
    public ListObjectsV2 delimiter(String delimiter) {
        return setQuery("delimiter", delimiter);
    }

    /** Asks for at most {@code count} keys; the server returns 1,000 at most. */
    public ListObjectsV2 maxKeys(int count) {
        Assert.isTrue(count > 0, () -> "maxKeys must be positive but is " + count);
        return setQuery("max-keys", Integer.toString(count));
    }

    /** Begins after this key. */
    public ListObjectsV2 startAfter(String key) {
        return setQuery("start-after", key);
    }

    /** Goes on where the page with this {@code next} ended. */
    public ListObjectsV2 continuationToken(String token) {
        return setQuery("continuation-token", token);
    }

    /** Has each object name its owner. */
    public ListObjectsV2 fetchOwner() {
        return setQuery("fetch-owner", "true");
    }

    /** Has each object bring its user metadata and tags. MinIO only. */
    public ListObjectsV2 includeUserMetadata() {
        return setQuery("metadata", "true");
    }

    @Override
    public Mono<Page> decode(S3Response response) {
        return response.xml("ListBucketResult", xml -> Page.from(requiredBucket(), xml));
    }

    /**
     * A page of keys.
     *
     * @param objects those it has, in order, without directories
     * @param prefixes the directories in it, in order, each ending in the delimiter
     * @param next the token of the next page; null on the last
     * @param truncated whether the server says that there is more
     */
    public record Page(List<ObjectSummary> objects, List<String> prefixes, @Nullable String next, boolean truncated) {

        public Page {
            objects = List.copyOf(objects);
            prefixes = List.copyOf(prefixes);
        }

        static Page from(String bucket, XmlReader xml) {
            List<ObjectSummary> objects = new ArrayList<>();
            List<String> prefixes = new ArrayList<>();
            String next = null;
            boolean truncated = false;
            boolean encoded = false;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Contents" -> objects.add(ObjectSummary.from(bucket, xml));
                    case "CommonPrefixes" -> prefixes.add(prefix(xml));
                    case "NextContinuationToken" -> next = xml.text();
                    case "IsTruncated" -> truncated = xml.flag();
                    case "EncodingType" -> encoded = xml.text().equals("url");
                    default -> {
                    }
                }
            }
            boolean decode = encoded;
            objects.replaceAll(object -> object.withKey(decoded(object.key(), decode)));
            prefixes.replaceAll(prefix -> decoded(prefix, decode));
            return new Page(objects, prefixes, (next != null && !next.isEmpty()) ? next : null, truncated);
        }

        private static String prefix(XmlReader xml) {
            String prefix = "";
            XmlReader.Children children = xml.children();
            while (children.next()) {
                if (xml.name().equals("Prefix")) {
                    prefix = xml.text();
                }
            }
            return prefix;
        }

        // Where the answer says so, and only there: some servers ignore the wish.
        private static String decoded(String text, boolean encoded) {
            return encoded ? PercentEncoding.decodeForm(text) : text;
        }

        /** Objects and directories together, in the order of their keys. */
        public List<ObjectSummary> entries(String bucket) {
            if (this.prefixes.isEmpty()) {
                return this.objects;
            }
            List<ObjectSummary> entries = new ArrayList<>(this.objects);
            this.prefixes.forEach(prefix -> entries.add(ObjectSummary.directory(bucket, prefix)));
            entries.sort(KeyOrder.BY_KEY);
            return entries;
        }

    }

}
