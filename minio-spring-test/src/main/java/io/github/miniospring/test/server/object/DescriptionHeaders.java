package io.github.miniospring.test.server.object;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.store.Description;

/** What a request says about the object it writes. */
public final class DescriptionHeaders {

    private static final List<String> STANDARD = List.of("Content-Type", "Cache-Control", "Content-Encoding",
            "Content-Language", "Content-Disposition", "Expires");

    private DescriptionHeaders() {
    }

    /** Reads it. */
    public static Description read(Headers headers) {
        return read(headers, "binary/octet-stream");
    }

    /**
     * Reads it.
     * @param contentType what an object has that is not said to have another
     */
    public static Description read(Headers headers, String contentType) {
        Map<String, String> standard = new LinkedHashMap<>();
        standard.put("Content-Type", contentType);
        for (String name : STANDARD) {
            String value = headers.get(name);
            String kept = name.equals("Content-Encoding") ? withoutChunks(value) : value;
            if (!kept.isEmpty()) {
                standard.put(name, kept);
            }
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        headers.asMap().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-meta-") || lower.startsWith("x-minio-meta-")) {
                metadata.put(canonical(name), String.join(",", values));
            }
        });
        String storageClass = storageClass(headers);
        return new Description(standard, metadata, storageClass.isEmpty() ? "STANDARD" : storageClass);
    }

    // How the body was cut up for sending says nothing about the object. As MinIO does
    // it:
    // blanks around a name are part of it.
    private static String withoutChunks(String encoding) {
        return Arrays.stream(encoding.split(",", -1))
            .filter(part -> !part.equals("aws-chunked"))
            .collect(Collectors.joining(","));
    }

    /** The storage class that is asked for; empty if none is. */
    static String storageClass(Headers headers) {
        String given = headers.get("x-amz-storage-class");
        if (!given.isEmpty() && !given.equals("STANDARD") && !given.equals("REDUCED_REDUNDANCY")) {
            throw S3Error.INVALID_STORAGE_CLASS.failure();
        }
        return given;
    }

    /** A header's name as Go spells it. */
    public static String canonical(String name) {
        StringBuilder text = new StringBuilder(name.toLowerCase(Locale.ROOT));
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (start) {
                text.setCharAt(i, Character.toUpperCase(c));
            }
            start = c == '-';
        }
        return text.toString();
    }

}
