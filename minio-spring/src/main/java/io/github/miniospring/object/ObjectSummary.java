package io.github.miniospring.object;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.HeaderText;
import io.github.miniospring.encoding.PercentEncoding;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * An object, or a version of one, as a listing shows it, or a "directory": a common
 * beginning of keys up to the delimiter, of which only the key is known.
 *
 * @param bucket its bucket
 * @param key its key
 * @param size its bytes; 0 for a directory
 * @param etag the tag of its state
 * @param lastModified when it was stored
 * @param versionId its version, where versions are listed
 * @param latest whether it is the latest version; true where versions are not listed
 * @param deleteMarker whether it is no object, but marks that it was removed
 * @param storageClass where it is kept
 * @param ownerId whose it is, where that was asked for
 * @param ownerName whose it is, where that was asked for
 * @param directory whether it stands for keys below it, or is a marker whose key ends in
 * a slash
 * @param userMetadata the user's own entries by lower-case name without
 * {@code x-amz-meta-}, where that was asked for (MinIO only)
 * @param tags its tags, where metadata was asked for (MinIO only)
 * @param checksumAlgorithms the checksums it has, where the server tells
 * @param checksumType {@code FULL_OBJECT} or {@code COMPOSITE}, where the server tells
 * @param restore how far it has come back from a remote tier, where that was asked for
 */
public record ObjectSummary(String bucket, String key, long size, @Nullable ETag etag, @Nullable Instant lastModified,
        @Nullable String versionId, boolean latest, boolean deleteMarker, @Nullable String storageClass,
        @Nullable String ownerId, @Nullable String ownerName, boolean directory, Map<String, String> userMetadata,
        Map<String, String> tags, Set<ChecksumAlgorithm> checksumAlgorithms, @Nullable String checksumType,
        @Nullable RestoreStatus restore) {

    public ObjectSummary {
        userMetadata = Map.copyOf(userMetadata);
        tags = Map.copyOf(tags);
        checksumAlgorithms = Set.copyOf(checksumAlgorithms);
    }

    /** An object of whose checksums nothing is told, and that was not moved to a tier. */
    public ObjectSummary(String bucket, String key, long size, @Nullable ETag etag, @Nullable Instant lastModified,
            @Nullable String versionId, boolean latest, boolean deleteMarker, @Nullable String storageClass,
            @Nullable String ownerId, @Nullable String ownerName, boolean directory, Map<String, String> userMetadata,
            Map<String, String> tags) {
        this(bucket, key, size, etag, lastModified, versionId, latest, deleteMarker, storageClass, ownerId, ownerName,
                directory, userMetadata, tags, Set.of(), null, null);
    }

    static ObjectSummary directory(String bucket, String prefix) {
        return new ObjectSummary(bucket, prefix, 0, null, null, null, true, false, null, null, null, true, Map.of(),
                Map.of());
    }

    /**
     * The media type, where metadata was asked for (MinIO only).
     */
    public @Nullable String contentType() {
        return this.userMetadata.get("content-type");
    }

    /**
     * Reads an element {@code Contents}, {@code Version} or {@code DeleteMarker}; the key
     * is decoded by the page it stands in.
     */
    static ObjectSummary from(String bucket, XmlReader xml) {
        boolean deleteMarker = xml.name().equals("DeleteMarker");
        String key = "";
        String versionId = null;
        boolean latest = true;
        long size = 0;
        ETag etag = null;
        Instant lastModified = null;
        String storageClass = null;
        String[] owner = new String[2];
        Map<String, String> metadata = Map.of();
        Map<String, String> tags = Map.of();
        Set<ChecksumAlgorithm> checksums = Set.of();
        String checksumType = null;
        RestoreStatus restore = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "Key" -> key = xml.text();
                case "Size" -> size = xml.number();
                case "ETag" -> etag = ETag.from(xml.text());
                case "LastModified" -> lastModified = xml.instant();
                case "VersionId" -> versionId = xml.text();
                case "IsLatest" -> latest = xml.flag();
                case "StorageClass" -> storageClass = xml.text();
                case "Owner" -> owner = owner(xml);
                case "UserMetadata" -> metadata = metadata(xml);
                case "UserTags" -> tags = tags(xml.text());
                case "ChecksumAlgorithm" -> checksums = including(checksums, xml.text());
                case "ChecksumType" -> checksumType = xml.text();
                case "RestoreStatus" -> restore = RestoreStatus.from(xml);
                default -> {
                }
            }
        }
        return new ObjectSummary(bucket, key, size, etag, lastModified, versionId, latest, deleteMarker, storageClass,
                owner[0], owner[1], false, metadata, tags, checksums, checksumType, restore);
    }

    // Others than those we know may come.
    private static Set<ChecksumAlgorithm> including(Set<ChecksumAlgorithm> before, String name) {
        Set<ChecksumAlgorithm> all = EnumSet.noneOf(ChecksumAlgorithm.class);
        all.addAll(before);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (algorithm.name().equals(name)) {
                all.add(algorithm);
            }
        }
        return all;
    }

    ObjectSummary withKey(String key) {
        return new ObjectSummary(this.bucket, key, this.size, this.etag, this.lastModified, this.versionId, this.latest,
                this.deleteMarker, this.storageClass, this.ownerId, this.ownerName, key.endsWith("/"),
                this.userMetadata, this.tags, this.checksumAlgorithms, this.checksumType, this.restore);
    }

    private static String[] owner(XmlReader xml) {
        String[] owner = new String[2];
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "ID" -> owner[0] = xml.text();
                case "DisplayName" -> owner[1] = xml.text();
                default -> {
                }
            }
        }
        return owner;
    }

    private static Map<String, String> metadata(XmlReader xml) {
        Map<String, String> metadata = new HashMap<>();
        XmlReader.Children children = xml.children();
        while (children.next()) {
            String name = xml.name().toLowerCase(Locale.ROOT);
            metadata.put(name.startsWith("x-amz-meta-") ? name.substring("x-amz-meta-".length()) : name,
                    HeaderText.decode(xml.text()));
        }
        return metadata;
    }

    private static Map<String, String> tags(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.put(PercentEncoding.decodeForm(pair.substring(0, equals)),
                        PercentEncoding.decodeForm(pair.substring(equals + 1)));
            }
        }
        return tags;
    }

}
