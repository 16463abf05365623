package io.github.miniospring.object;

import java.util.List;

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

    private String prefix = "";

    private @Nullable String archive;

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
        this.prefix = prefix;
        return setQuery("prefix", prefix);
    }

    /**
     * Lists the files that are packed in an object, a zip archive with a key that ends in
     * {@code .zip}; the prefix is then one of their paths in it. Their keys are its key,
     * a slash, and the path. MinIO looks into it; other servers find nothing. An archive
     * that is missing is as good as empty.
     */
    public ListObjectsV2 zipMembers(String archive) {
        ZipMember.prefix(archive, "");
        this.archive = archive;
        return header(ZipMember.HEADER, "true");
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

    /**
     * Whether keys are percent-encoded on their way. Default: they are; without it, one
     * with a character that XML 1.0 cannot carry makes the answer unreadable.
     */
    public ListObjectsV2 urlEncoding(boolean encode) {
        return encode ? setQuery("encoding-type", "url") : dropQuery("encoding-type");
    }

    @Override
    protected void beforeRequest() {
        if (this.archive != null) {
            setQuery("prefix", ZipMember.prefix(this.archive, this.prefix));
        }
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
            ListedKeys keys = new ListedKeys(bucket);
            String next = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                if (xml.name().equals("NextContinuationToken")) {
                    next = ListedKeys.textOrNull(xml);
                }
                else {
                    keys.read(xml);
                }
            }
            return new Page(keys.objects(), keys.prefixes(), next, keys.truncated());
        }

        /** Objects and directories together, in the order of their keys. */
        public List<ObjectSummary> entries(String bucket) {
            return ListedKeys.entries(bucket, this.objects, this.prefixes);
        }

    }

}
