package io.github.miniospring.multipart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.encoding.PercentEncoding;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Lists the uploads of a bucket that were begun and neither completed nor aborted, one
 * page at a time.
 *
 * <p>
 * MinIO takes the prefix for a whole key, and without one it lists those that the
 * answering server itself has begun since it was started, all on one page. The template's
 * {@code listIncompleteUploads} makes prefixes work there too.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html">S3:
 * ListMultipartUploads</a>
 */
public final class ListMultipartUploads extends OperationSpec<ListMultipartUploads, ListMultipartUploads.Page> {

    private ListMultipartUploads(String bucket) {
        super(HttpMethod.GET, bucket);
        query("uploads", "");
        // Keys may hold characters XML 1.0 cannot carry.
        query("encoding-type", "url");
        prefix("").delimiter("").maxUploads(1000);
    }

    public static ListMultipartUploads of(String bucket) {
        return new ListMultipartUploads(bucket);
    }

    /** Keeps only keys that begin with {@code prefix}; on MinIO, that are it. */
    public ListMultipartUploads prefix(String prefix) {
        return setQuery("prefix", prefix);
    }

    /** Gathers keys that are alike up to the next {@code delimiter} after the prefix. */
    public ListMultipartUploads delimiter(String delimiter) {
        return setQuery("delimiter", delimiter);
    }

    /** Asks for at most {@code count} uploads; servers return 1,000 or 10,000 at most. */
    public ListMultipartUploads maxUploads(int count) {
        Assert.isTrue(count > 0, () -> "maxUploads must be positive but is " + count);
        return setQuery("max-uploads", Integer.toString(count));
    }

    /** Begins after this key: the {@code nextKey} of the page before. */
    public ListMultipartUploads keyMarker(String key) {
        return setQuery("key-marker", key);
    }

    /**
     * Begins after this upload of the key marker: the {@code nextUploadId} of the page
     * before.
     */
    public ListMultipartUploads uploadIdMarker(String uploadId) {
        return setQuery("upload-id-marker", uploadId);
    }

    @Override
    public Mono<Page> decode(S3Response response) {
        return response.xml("ListMultipartUploadsResult", Page::from);
    }

    /**
     * A page of uploads.
     *
     * @param uploads those it has
     * @param prefixes the directories in it, each ending in the delimiter
     * @param truncated whether there is more
     * @param nextKey the key marker of the next page; null where the server tells none
     * @param nextUploadId the upload id marker of the next page; null likewise
     */
    public record Page(List<Upload> uploads, List<String> prefixes, boolean truncated, @Nullable String nextKey,
            @Nullable String nextUploadId) {

        public Page {
            uploads = List.copyOf(uploads);
            prefixes = List.copyOf(prefixes);
        }

        private static Page from(XmlReader xml) {
            List<Upload> uploads = new ArrayList<>();
            List<String> prefixes = new ArrayList<>();
            String nextKey = "";
            String nextUploadId = "";
            boolean truncated = false;
            boolean encoded = false;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Upload" -> uploads.add(Upload.from(xml));
                    case "CommonPrefixes" -> prefixes.add(prefix(xml));
                    case "NextKeyMarker" -> nextKey = xml.text();
                    case "NextUploadIdMarker" -> nextUploadId = xml.text();
                    case "IsTruncated" -> truncated = xml.flag();
                    case "EncodingType" -> encoded = xml.text().equals("url");
                    default -> {
                    }
                }
            }
            boolean decode = encoded;
            uploads.replaceAll(upload -> upload.withKey(decoded(upload.key(), decode)));
            prefixes.replaceAll(prefix -> decoded(prefix, decode));
            return new Page(uploads, prefixes, truncated, nextKey.isEmpty() ? null : decoded(nextKey, decode),
                    nextUploadId.isEmpty() ? null : nextUploadId);
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

        private static String decoded(String text, boolean encoded) {
            return encoded ? PercentEncoding.decodeForm(text) : text;
        }

    }

    /**
     * An upload that has not come to its end.
     *
     * @param key the key of the object to be
     * @param uploadId names it
     * @param initiated when it was begun
     * @param storageClass that of the object to be
     * @param ownerId who owns it
     * @param initiatorId who began it
     * @param checksumAlgorithm the checksum its parts come with; null where none is told
     * @param checksumType what the checksum of the object will cover; null likewise
     */
    public record Upload(String key, String uploadId, @Nullable Instant initiated, @Nullable String storageClass,
            @Nullable String ownerId, @Nullable String initiatorId, @Nullable ChecksumAlgorithm checksumAlgorithm,
            @Nullable ChecksumType checksumType) {

        private static Upload from(XmlReader xml) {
            String key = "";
            String uploadId = "";
            Instant initiated = null;
            String storageClass = "";
            String owner = "";
            String initiator = "";
            ChecksumAlgorithm algorithm = null;
            ChecksumType type = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Key" -> key = xml.text();
                    case "UploadId" -> uploadId = xml.text();
                    case "Initiated" -> initiated = xml.instant();
                    case "StorageClass" -> storageClass = xml.text();
                    case "Owner" -> owner = id(xml);
                    case "Initiator" -> initiator = id(xml);
                    case "ChecksumAlgorithm" -> algorithm = Parts.named(xml.text());
                    case "ChecksumType" -> type = ChecksumType.from(xml.text());
                    default -> {
                    }
                }
            }
            return new Upload(key, uploadId, initiated, storageClass.isEmpty() ? null : storageClass,
                    owner.isEmpty() ? null : owner, initiator.isEmpty() ? null : initiator, algorithm, type);
        }

        private static String id(XmlReader xml) {
            String id = "";
            XmlReader.Children children = xml.children();
            while (children.next()) {
                if (xml.name().equals("ID")) {
                    id = xml.text();
                }
            }
            return id;
        }

        private Upload withKey(String key) {
            return new Upload(key, this.uploadId, this.initiated, this.storageClass, this.ownerId, this.initiatorId,
                    this.checksumAlgorithm, this.checksumType);
        }

    }

}
