package io.github.miniospring.select;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much work a question was, in bytes.
 *
 * @param scanned of the object as it is stored, read so far
 * @param processed of the object once it is decompressed
 * @param returned of the records found
 */
public record SelectStats(long scanned, long processed, long returned) {

    private static final Pattern VALUE = Pattern.compile("<(Bytes[A-Za-z]+)>\\s*(\\d{1,18})\\s*<");

    // Not by the reader of documents: MinIO's one of progress opens one element and
    // closes another.
    static SelectStats parse(byte[] document) {
        Matcher value = VALUE.matcher(new String(document, StandardCharsets.UTF_8));
        long scanned = 0;
        long processed = 0;
        long returned = 0;
        while (value.find()) {
            long number = Long.parseLong(value.group(2));
            switch (value.group(1)) {
                case "BytesScanned" -> scanned = number;
                case "BytesProcessed" -> processed = number;
                case "BytesReturned" -> returned = number;
                default -> {
                }
            }
        }
        return new SelectStats(scanned, processed, returned);
    }

}
