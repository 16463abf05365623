package io.github.miniospring.multipart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Lists the parts that an upload has so far, one page at a time, by their numbers.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html">S3:
 * ListParts</a>
 */
public final class ListParts extends OperationSpec<ListParts, ListParts.Page> implements ReadEncryption<ListParts> {

    private ListParts(String bucket, String key, String uploadId) {
        super(HttpMethod.GET, bucket, key);
        query("uploadId", Parts.requireUploadId(uploadId));
        maxParts(1000);
    }

    public static ListParts of(String bucket, String key, String uploadId) {
        return new ListParts(bucket, key, uploadId);
    }

    /** Asks for at most {@code count} parts. Default: 1,000. */
    public ListParts maxParts(int count) {
        Assert.isTrue(count > 0, () -> "maxParts must be positive but is " + count);
        return setQuery("max-parts", Integer.toString(count));
    }

    /** Begins after the part of this number: the {@code next} of the page before. */
    public ListParts partNumberMarker(int partNumber) {
        Assert.isTrue(partNumber >= 0, () -> "partNumberMarker must not be negative but is " + partNumber);
        return setQuery("part-number-marker", Integer.toString(partNumber));
    }

    @Override
    public Mono<Page> decode(S3Response response) {
        return response.xml("ListPartsResult", Page::from);
    }

    /**
     * A page of parts.
     *
     * @param parts those it has, by their numbers
     * @param next the marker of the next page; null on the last
     * @param storageClass that of the object to be
     * @param checksumAlgorithm the checksum the parts come with; null for none
     * @param checksumType what the checksum of the object will cover; null for none
     */
    public record Page(List<Part> parts, @Nullable Integer next, @Nullable String storageClass,
            @Nullable ChecksumAlgorithm checksumAlgorithm, @Nullable ChecksumType checksumType) {

        public Page {
            parts = List.copyOf(parts);
        }

        private static Page from(XmlReader xml) {
            List<Part> parts = new ArrayList<>();
            int next = 0;
            boolean truncated = false;
            String storageClass = null;
            ChecksumAlgorithm algorithm = null;
            ChecksumType type = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Part" -> parts.add(Part.from(xml));
                    case "NextPartNumberMarker" -> next = Math.toIntExact(xml.number());
                    case "IsTruncated" -> truncated = xml.flag();
                    case "StorageClass" -> storageClass = xml.text();
                    case "ChecksumAlgorithm" -> algorithm = Parts.named(xml.text());
                    case "ChecksumType" -> type = ChecksumType.from(xml.text());
                    default -> {
                    }
                }
            }
            return new Page(parts, truncated ? next : null,
                    (storageClass != null && !storageClass.isEmpty()) ? storageClass : null, algorithm, type);
        }

    }

    /**
     * A part the server has.
     *
     * @param partNumber from 1 to 10,000
     * @param etag its tag, often the MD5 of its bytes
     * @param size in bytes
     * @param lastModified when it was sent
     * @param checksums in base64
     */
    public record Part(int partNumber, @Nullable ETag etag, long size, @Nullable Instant lastModified,
            Map<ChecksumAlgorithm, String> checksums) {

        public Part {
            checksums = Map.copyOf(checksums);
        }

        private static Part from(XmlReader xml) {
            int number = 0;
            ETag etag = null;
            long size = 0;
            Instant lastModified = null;
            Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
            XmlReader.Children children = xml.children();
            while (children.next()) {
                ChecksumAlgorithm algorithm = Parts.algorithm(xml.name());
                if (algorithm != null) {
                    String value = xml.text();
                    if (!value.isEmpty()) {
                        checksums.put(algorithm, value);
                    }
                    continue;
                }
                switch (xml.name()) {
                    case "PartNumber" -> number = Math.toIntExact(xml.number());
                    case "ETag" -> etag = ETag.from(xml.text());
                    case "Size" -> size = xml.number();
                    case "LastModified" -> lastModified = xml.instant();
                    default -> {
                    }
                }
            }
            return new Part(number, etag, size, lastModified, checksums);
        }

    }

}
