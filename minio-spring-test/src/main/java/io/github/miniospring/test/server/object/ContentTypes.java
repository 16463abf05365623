package io.github.miniospring.test.server.object;

import java.util.Locale;
import java.util.Map;

/** What a file is, to judge by its name: only the most common kinds. */
public final class ContentTypes {

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(Map.entry("txt", "text/plain"),
            Map.entry("log", "text/plain"), Map.entry("html", "text/html"), Map.entry("htm", "text/html"),
            Map.entry("css", "text/css"), Map.entry("csv", "text/csv"), Map.entry("md", "text/markdown"),
            Map.entry("js", "application/javascript"), Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"), Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"), Map.entry("gz", "application/gzip"),
            Map.entry("tar", "application/x-tar"), Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"), Map.entry("gif", "image/gif"), Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"), Map.entry("mp3", "audio/mpeg"), Map.entry("mp4", "video/mp4"));

    private ContentTypes() {
    }

    public static String of(String key) {
        int dot = key.lastIndexOf('.');
        String extension = (dot < key.lastIndexOf('/')) ? "" : key.substring(dot + 1);
        return BY_EXTENSION.getOrDefault(extension.toLowerCase(Locale.ROOT), "application/octet-stream");
    }

}
