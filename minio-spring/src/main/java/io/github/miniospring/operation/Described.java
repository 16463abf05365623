package io.github.miniospring.operation;

import java.time.Instant;
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
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("x-amz-meta-") ? lower.substring("x-amz-meta-".length()) : lower;
        Assert.hasText(bare, "The name of a metadata entry must not be blank");
        return header("x-amz-meta-" + bare, HeaderText.encode(bare, value));
    }

    /**
     * Adds entries. One that is named as one of the headers above sets that header,
     * unless its own method does.
     */
    default S userMetadata(Map<String, String> metadata) {
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            if (STANDARD_HEADERS.contains(name)) {
                headerIfAbsent(name, entry.getValue());
            }
            else {
                userMetadata(name, entry.getValue());
            }
        }
        return self();
    }

}
