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
 * Lists the keys of a bucket, one page at a time, in the first version of that action:
 * for servers that do not know {@link ListObjectsV2}.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html">S3:
 * ListObjects</a>
 */
public final class ListObjects extends OperationSpec<ListObjects, ListObjects.Page> {

    private ListObjects(String bucket) {
        super(HttpMethod.GET, bucket);
        urlEncoding(true).prefix("").delimiter("").maxKeys(1000);
    }

    public static ListObjects of(String bucket) {
        return new ListObjects(bucket);
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public ListObjects prefix(String prefix) {
        return setQuery("prefix", prefix);
    }

    /** Gathers keys that are alike up to the next {@code delimiter} after the prefix. */
    public ListObjects delimiter(String delimiter) {
        return setQuery("delimiter", delimiter);
    }

    /** Asks for at most {@code count} keys; the server returns 1,000 at most. */
    public ListObjects maxKeys(int count) {
        Assert.isTrue(count > 0, () -> "maxKeys must be positive but is " + count);
        return setQuery("max-keys", Integer.toString(count));
    }

    /** Begins after this key, or goes on where the page with this {@code next} ended. */
    public ListObjects marker(String marker) {
        return setQuery("marker", marker);
    }

    /**
     * Whether keys are percent-encoded on their way. Default: they are; without it, one
     * with a character that XML 1.0 cannot carry makes the answer unreadable.
     */
    public ListObjects urlEncoding(boolean encode) {
        return encode ? setQuery("encoding-type", "url") : dropQuery("encoding-type");
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
     * @param next the marker of the next page; null on the last
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
                if (xml.name().equals("NextMarker")) {
                    next = ListedKeys.textOrNull(xml);
                }
                else {
                    keys.read(xml);
                }
            }
            List<ObjectSummary> objects = keys.objects();
            List<String> prefixes = keys.prefixes();
            if (!keys.truncated()) {
                next = null;
            }
            else {
                next = (next != null) ? keys.decoded(next) : last(objects, prefixes);
            }
            return new Page(objects, prefixes, next, keys.truncated());
        }

        // Without a delimiter S3 leaves it to the reader to find the marker.
        private static @Nullable String last(List<ObjectSummary> objects, List<String> prefixes) {
            String key = objects.isEmpty() ? null : objects.get(objects.size() - 1).key();
            String prefix = prefixes.isEmpty() ? null : prefixes.get(prefixes.size() - 1);
            if (key == null || prefix == null) {
                return (key != null) ? key : prefix;
            }
            return (KeyOrder.INSTANCE.compare(key, prefix) > 0) ? key : prefix;
        }

        /** Objects and directories together, in the order of their keys. */
        public List<ObjectSummary> entries(String bucket) {
            return ListedKeys.entries(bucket, this.objects, this.prefixes);
        }

    }

}
