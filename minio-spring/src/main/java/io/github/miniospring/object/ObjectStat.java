package io.github.miniospring.object;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.HeaderText;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * What a server tells of an object besides its bytes.
 *
 * @param bucket its bucket
 * @param key its key
 * @param size its bytes in all, also where only a part of them was asked for; -1 when the
 * server does not tell
 * @param etag the tag of this state of it
 * @param lastModified when it was stored, to the second
 * @param contentType its media type
 * @param versionId its version, in buckets that keep versions
 * @param storageClass {@code STANDARD} where the server names none
 * @param tagCount how many tags it has
 * @param retention until when it cannot be removed
 * @param legalHold whether it cannot be removed for now
 * @param userMetadata the user's own entries, by lower-case name without
 * {@code x-amz-meta-}
 * @param headers all headers of the answer
 */
public record ObjectStat(String bucket, String key, long size, @Nullable ETag etag, @Nullable Instant lastModified,
        @Nullable String contentType, @Nullable String versionId, String storageClass, int tagCount,
        @Nullable Retention retention, boolean legalHold, Map<String, String> userMetadata, HttpHeaders headers) {

    private static final String METADATA_PREFIX = "x-amz-meta-";

    public ObjectStat {
        userMetadata = Collections.unmodifiableMap(new TreeMap<>(userMetadata));
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    static ObjectStat from(S3Response response) {
        String bucket = response.request().bucket();
        String key = response.request().key();
        Assert.state(bucket != null && key != null, "An answer about an object belongs to a request for one");
        HttpHeaders headers = response.headers();
        String storageClass = headers.getFirst("x-amz-storage-class");
        return new ObjectStat(bucket, key, size(headers), ETag.from(headers.getFirst("ETag")),
                HttpDate.parse(headers.getFirst("Last-Modified")), headers.getFirst("Content-Type"),
                headers.getFirst("x-amz-version-id"), (storageClass != null) ? storageClass : "STANDARD",
                number(headers.getFirst("x-amz-tagging-count")), retention(headers),
                "ON".equals(headers.getFirst("x-amz-object-lock-legal-hold")), metadata(headers), headers);
    }

    /** When a lifecycle rule removes it; null where none does, or none is told. */
    public @Nullable ObjectExpiry expiry() {
        return ObjectExpiry.of(this.headers.getFirst("x-amz-expiration"));
    }

    /** How far it has come back from a remote tier; null where that was not asked for. */
    public @Nullable RestoreStatus restore() {
        return RestoreStatus.of(this.headers.getFirst("x-amz-restore"));
    }

    /**
     * {@code PENDING}, {@code COMPLETED}, {@code FAILED}, or {@code REPLICA} of a copy;
     * null where no rule of replication is for it.
     */
    public @Nullable String replicationStatus() {
        return this.headers.getFirst("x-amz-replication-status");
    }

    /**
     * How the server encrypts it: {@code AES256} or {@code aws:kms}; null where it does
     * not, or a key of the caller's does.
     */
    public @Nullable String encryption() {
        return this.headers.getFirst("x-amz-server-side-encryption");
    }

    /** The key of the server's key management that encrypts it; null without one. */
    public @Nullable String kmsKeyId() {
        return this.headers.getFirst("x-amz-server-side-encryption-aws-kms-key-id");
    }

    /** Whether a key of the caller's encrypts it. */
    public boolean customerEncrypted() {
        return this.headers.getFirst("x-amz-server-side-encryption-customer-algorithm") != null;
    }

    /** Its checksums in base64; one of parts may end in their number. */
    public Map<ChecksumAlgorithm, String> checksums() {
        Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String value = this.headers.getFirst(algorithm.header());
            if (value != null) {
                checksums.put(algorithm, value);
            }
        }
        return checksums;
    }

    /** {@code FULL_OBJECT} or {@code COMPOSITE}; null without a checksum. */
    public @Nullable String checksumType() {
        return this.headers.getFirst("x-amz-checksum-type");
    }

    /** How many parts it has, where one was asked about; otherwise 0. */
    public int partsCount() {
        return number(this.headers.getFirst("x-amz-mp-parts-count"));
    }

    // Of a part, the whole size stands behind the slash: "bytes 0-9/1234".
    private static long size(HttpHeaders headers) {
        String range = headers.getFirst("Content-Range");
        if (range == null) {
            return headers.getContentLength();
        }
        String total = range.substring(range.lastIndexOf('/') + 1);
        try {
            return Long.parseLong(total);
        }
        catch (NumberFormatException ex) {
            return -1;
        }
    }

    private static int number(@Nullable String text) {
        try {
            return (text != null) ? Integer.parseInt(text.trim()) : 0;
        }
        catch (NumberFormatException ex) {
            return 0;
        }
    }

    private static @Nullable Retention retention(HttpHeaders headers) {
        String mode = headers.getFirst("x-amz-object-lock-mode");
        String until = headers.getFirst("x-amz-object-lock-retain-until-date");
        try {
            return (mode != null && until != null)
                    ? new Retention(Retention.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), Instant.parse(until)) : null;
        }
        catch (DateTimeException | IllegalArgumentException ex) {
            return null;
        }
    }

    private static Map<String, String> metadata(HttpHeaders headers) {
        Map<String, String> metadata = new TreeMap<>();
        headers.forEach((name, values) -> {
            if (name.regionMatches(true, 0, METADATA_PREFIX, 0, METADATA_PREFIX.length()) && !values.isEmpty()) {
                metadata.put(name.substring(METADATA_PREFIX.length()).toLowerCase(Locale.ROOT),
                        HeaderText.decode(String.join(",", values)));
            }
        });
        return metadata;
    }

}
