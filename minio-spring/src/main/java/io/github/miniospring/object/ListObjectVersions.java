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
 * Lists the versions of a bucket's objects, delete markers among them, one page at a
 * time: by key, the latest version of a key first. In a bucket that keeps no versions
 * every object has the version {@code null}.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html">S3:
 * ListObjectVersions</a>
 */
public final class ListObjectVersions extends OperationSpec<ListObjectVersions, ListObjectVersions.Page> {

    private ListObjectVersions(String bucket) {
        super(HttpMethod.GET, bucket);
        query("versions", "");
        urlEncoding(true).prefix("").delimiter("").maxKeys(1000);
    }

    public static ListObjectVersions of(String bucket) {
        return new ListObjectVersions(bucket);
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public ListObjectVersions prefix(String prefix) {
        return setQuery("prefix", prefix);
    }

    /** Gathers keys that are alike up to the next {@code delimiter} after the prefix. */
    public ListObjectVersions delimiter(String delimiter) {
        return setQuery("delimiter", delimiter);
    }

    /** Asks for at most {@code count} versions; the server returns 1,000 at most. */
    public ListObjectVersions maxKeys(int count) {
        Assert.isTrue(count > 0, () -> "maxKeys must be positive but is " + count);
        return setQuery("max-keys", Integer.toString(count));
    }

    /** Begins after all versions of this key. */
    public ListObjectVersions keyMarker(String key) {
        return setQuery("key-marker", key);
    }

    /** Begins after this version of the key of {@link #keyMarker}, which must be set. */
    public ListObjectVersions versionIdMarker(String versionId) {
        return setQuery("version-id-marker", versionId);
    }

    /** Has each version bring its user metadata and tags. MinIO only. */
    public ListObjectVersions includeUserMetadata() {
        return setQuery("metadata", "true");
    }

    /**
     * Whether keys are percent-encoded on their way. Default: they are; without it, one
     * with a character that XML 1.0 cannot carry makes the answer unreadable.
     */
    public ListObjectVersions urlEncoding(boolean encode) {
        return encode ? setQuery("encoding-type", "url") : dropQuery("encoding-type");
    }

    @Override
    public Mono<Page> decode(S3Response response) {
        return response.xml("ListVersionsResult", xml -> Page.from(requiredBucket(), xml));
    }

    /**
     * A page of versions.
     *
     * @param versions those it has, delete markers included, in the server's order
     * @param prefixes the directories in it, in order, each ending in the delimiter
     * @param nextKey the key marker of the next page; null on the last
     * @param nextVersionId the version marker of the next page, if it has one
     * @param truncated whether the server says that there is more
     */
    public record Page(List<ObjectSummary> versions, List<String> prefixes, @Nullable String nextKey,
            @Nullable String nextVersionId, boolean truncated) {

        public Page {
            versions = List.copyOf(versions);
            prefixes = List.copyOf(prefixes);
        }

        static Page from(String bucket, XmlReader xml) {
            ListedKeys keys = new ListedKeys(bucket);
            String nextKey = null;
            String nextVersionId = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "NextKeyMarker" -> nextKey = ListedKeys.textOrNull(xml);
                    case "NextVersionIdMarker" -> nextVersionId = ListedKeys.textOrNull(xml);
                    default -> keys.read(xml);
                }
            }
            if (!keys.truncated() || nextKey == null) {
                return new Page(keys.objects(), keys.prefixes(), null, null, keys.truncated());
            }
            return new Page(keys.objects(), keys.prefixes(), keys.decoded(nextKey), nextVersionId, true);
        }

        /** Versions and directories together, in the order of their keys. */
        public List<ObjectSummary> entries(String bucket) {
            return ListedKeys.entries(bucket, this.versions, this.prefixes);
        }

    }

}
