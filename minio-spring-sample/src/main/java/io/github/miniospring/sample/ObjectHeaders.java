package io.github.miniospring.sample;

import java.nio.charset.StandardCharsets;

import io.github.miniospring.object.ObjectStat;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The headers that objects go out with. Anybody can store anything: what a browser might
 * run is given to it as a file to keep, never as a page of this origin.
 */
final class ObjectHeaders {

    /** No script, no form, an origin of its own: for what is shown after all. */
    private static final String POLICY = "default-src 'none'; img-src 'self'; media-src 'self';"
            + " style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private ObjectHeaders() {
    }

    /** What holds for every answer, "not modified" too: browsers keep its headers. */
    static void writeRules(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        // The key may hold something else a moment later: ask each time, with the tag.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    static void write(ObjectStat stat, HttpServletResponse response) {
        MediaType type = typeOf(stat);
        response.setContentType(type.toString());
        if (!isHarmless(type)) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                        .filename(ObjectPath.fileName(stat.key()), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        }
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        copy(HttpHeaders.ETAG, stat, response);
        copy(HttpHeaders.LAST_MODIFIED, stat, response);
        copy(HttpHeaders.CONTENT_ENCODING, stat, response);
    }

    static void copy(String name, ObjectStat stat, HttpServletResponse response) {
        String value = stat.headers().getFirst(name);
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    private static MediaType typeOf(ObjectStat stat) {
        try {
            return (stat.contentType() != null) ? MediaType.parseMediaType(stat.contentType())
                    : MediaType.APPLICATION_OCTET_STREAM;
        }
        catch (InvalidMediaTypeException ex) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static boolean isHarmless(MediaType type) {
        return switch (type.getType()) {
            // SVG is XML, and may hold scripts.
            case "image" -> !type.getSubtype().contains("xml");
            case "audio", "video" -> true;
            case "text" -> type.getSubtype().equals("plain");
            default -> false;
        };
    }

}
