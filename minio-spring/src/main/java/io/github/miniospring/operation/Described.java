package io.github.miniospring.operation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.miniospring.encoding.HeaderText;
import io.github.miniospring.encoding.HttpDate;
import org.springframework.util.Assert;

/** For what is kept with an object and told to whoever reads it. */
public interface Described<S> extends RequestOption<S> {

    /** The headers S3 keeps with an object. */
    Set<String> STANDARD_HEADERS = Set.of("content-type", "cache-control", "content-disposition", "content-encoding",
            "content-language", "expires");

    /** What the names of the user's own entries begin with on the wire. */
    String METADATA_PREFIX = "x-amz-meta-";

    /** The media type; {@code application/octet-stream} where none is given. */
    default S contentType(String contentType) {
        return header("Content-Type", contentType);
    }

    default S cacheControl(String cacheControl) {
        return header("Cache-Control", cacheControl);
    }

    default S contentDisposition(String contentDisposition) {
        return header("Content-Disposition", contentDisposition);
    }

    default S contentEncoding(String contentEncoding) {
        return header("Content-Encoding", contentEncoding);
    }

    default S contentLanguage(String contentLanguage) {
        return header("Content-Language", contentLanguage);
    }

    default S expires(Instant expires) {
        return header("Expires", HttpDate.format(expires));
    }

    /**
     * {@code STANDARD}, {@code REDUCED_REDUNDANCY}, or whatever else the server knows.
     */
    default S storageClass(String storageClass) {
        return header("x-amz-storage-class", storageClass);
    }

    /**
     * Adds an entry of the user's own. Names are kept without regard to case and may be
     * given with or without {@code x-amz-meta-}; values beyond ASCII are encoded on the
     * way and decoded when read. Servers take 2 KiB in all.
     */
    default S userMetadata(String name, String value) {
        String bare = bareName(name);
        return header(METADATA_PREFIX + bare, HeaderText.encode(bare, value));
    }

    /**
     * Adds entries. One that is named as one of the headers above sets that header,
     * unless its own method does.
     */
    default S userMetadata(Map<String, String> metadata) {
        headersOf(metadata).forEach((name, value) -> {
            if (STANDARD_HEADERS.contains(name)) {
                headerIfAbsent(name, value);
            }
            else {
                header(name, value);
            }
        });
        return self();
    }

    /**
     * The headers, by lower-case name, that tell of entries of the user's own and of
     * headers such as {@code Content-Type} among them.
     */
    static Map<String, String> headersOf(Map<String, String> metadata) {
        Map<String, String> headers = new LinkedHashMap<>();
        metadata.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (STANDARD_HEADERS.contains(lower)) {
                headers.put(lower, HeaderText.requireAscii(lower, value));
            }
            else {
                String bare = bareName(name);
                headers.put(METADATA_PREFIX + bare, HeaderText.encode(bare, value));
            }
        });
        return headers;
    }

    private static String bareName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith(METADATA_PREFIX) ? lower.substring(METADATA_PREFIX.length()) : lower;
        Assert.hasText(bare, "The name of a metadata entry must not be blank");
        return bare;
    }

}
