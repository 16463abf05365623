package io.github.miniospring.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of an object, as far as it was asked and tells.
 *
 * @param etag the tag of its state
 * @param size its bytes; -1 when not told
 * @param storageClass where it is kept
 * @param checksums in base64; one of an object of parts may end in the number of parts
 * @param checksumType {@code FULL_OBJECT} or {@code COMPOSITE}
 * @param parts its parts; null when not told, as of an object in one piece on AWS, which
 * is one part on MinIO
 * @param versionId its version, in buckets that keep versions
 * @param lastModified when it was stored, to the second
 */
public record ObjectAttributes(@Nullable ETag etag, long size, @Nullable String storageClass,
        Map<ChecksumAlgorithm, String> checksums, @Nullable String checksumType, @Nullable Parts parts,
        @Nullable String versionId, @Nullable Instant lastModified) {

    public ObjectAttributes {
        checksums = Map.copyOf(checksums);
    }

    static ObjectAttributes from(S3Response response, XmlReader xml) {
        ETag etag = null;
        long size = -1;
        String storageClass = null;
        Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        String checksumType = null;
        Parts parts = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "ETag" -> etag = ETag.from(xml.text());
                case "ObjectSize" -> size = xml.number();
                case "StorageClass" -> storageClass = xml.text();
                case "Checksum" -> checksumType = checksum(xml, checksums);
                case "ObjectParts" -> parts = Parts.from(xml);
                default -> {
                }
            }
        }
        return new ObjectAttributes(etag, size, storageClass, checksums, checksumType, parts,
                response.header("x-amz-version-id"), HttpDate.parse(response.header("Last-Modified")));
    }

    private static @Nullable String checksum(XmlReader xml, Map<ChecksumAlgorithm, String> checksums) {
        String type = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("ChecksumType")) {
                type = xml.text();
            }
            else {
                readChecksum(xml, checksums);
            }
        }
        return type;
    }

    private static void readChecksum(XmlReader xml, Map<ChecksumAlgorithm, String> checksums) {
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (xml.name().equals("Checksum" + algorithm.name())) {
                checksums.put(algorithm, xml.text());
                return;
            }
        }
    }

    /**
     * Parts, or some of them.
     *
     * @param total how many the object has
     * @param parts those told, in order
     * @param next the marker for the parts after these; 0 when there are none
     */
    public record Parts(int total, List<Part> parts, int next) {

        public Parts {
            parts = List.copyOf(parts);
        }

        static Parts from(XmlReader xml) {
            int total = 0;
            List<Part> parts = new ArrayList<>();
            int next = 0;
            boolean truncated = false;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "TotalPartsCount", "PartsCount" -> total = (int) xml.number();
                    case "NextPartNumberMarker" -> next = (int) xml.number();
                    case "IsTruncated" -> truncated = xml.flag();
                    case "Part" -> parts.add(Part.from(xml));
                    default -> {
                    }
                }
            }
            return new Parts(total, parts, truncated ? next : 0);
        }

    }

    /**
     * A part.
     *
     * @param number from 1
     * @param size its bytes
     * @param checksums in base64
     */
    public record Part(int number, long size, Map<ChecksumAlgorithm, String> checksums) {

        public Part {
            checksums = Map.copyOf(checksums);
        }

        static Part from(XmlReader xml) {
            int number = 0;
            long size = 0;
            Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "PartNumber" -> number = (int) xml.number();
                    case "Size" -> size = xml.number();
                    default -> readChecksum(xml, checksums);
                }
            }
            return new Part(number, size, checksums);
        }

    }

}
