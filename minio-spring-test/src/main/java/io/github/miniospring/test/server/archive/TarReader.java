package io.github.miniospring.test.server.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads a tar file from start to end: the old format, ustar, GNU's and PAX. */
final class TarReader {

    private static final int BLOCK = 512;

    /** The most bytes of a long name, or of what PAX says about an entry. */
    private static final int MAX_EXTENSION = 1024 * 1024;

    private final InputStream in;

    /** Bytes of the current entry that are still to be read. */
    private long remaining;

    private int padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The next entry; null at the end. */
    @Nullable Entry next() throws IOException {
        Map<String, String> pax = new LinkedHashMap<>();
        String longName = null;
        while (true) {
            skip();
            byte[] header = header();
            if (header == null) {
                return null;
            }
            long size = number(header, 124, 12);
            char type = (char) (header[156] & 0xFF);
            switch (type) {
                case 'x' -> pax.putAll(records(extension(size)));
                case 'L' -> longName = text(trimmed(extension(size)));
                case 'K', 'g' -> open(size);
                default -> {
                    return entry(header, type, longName, pax, size);
                }
            }
        }
    }

    private Entry entry(byte[] header, char type, @Nullable String longName, Map<String, String> pax, long size) {
        if (type == 'S' || pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
            throw new UnsupportedOperationException("sparse files");
        }
        String name = pax.getOrDefault("path", (longName != null) ? longName : name(header));
        String mtime = pax.getOrDefault("mtime", "");
        try {
            long actual = pax.containsKey("size") ? Long.parseLong(pax.get("size")) : size;
            Instant modified = mtime.isEmpty() ? Instant.ofEpochSecond(number(header, 136, 12)) : time(mtime);
            char plain = (type == '\0' && name.endsWith("/")) ? '5' : type;
            // Links and the like have no content, whatever they say.
            open("123456".indexOf(plain) >= 0 ? 0 : actual);
            return new Entry(name, plain, this.remaining, modified, pax);
        }
        catch (ArithmeticException | NumberFormatException ex) {
            throw invalid();
        }
    }

    private static Instant time(String text) {
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.abs().compareTo(BigDecimal.valueOf(1L << 40)) > 0) {
            throw invalid();
        }
        long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
        return Instant.ofEpochSecond(whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    private void open(long size) {
        if (size < 0) {
            throw invalid();
        }
        this.remaining = size;
        this.padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    /** Reads the current entry; -1 at its end. */
    int read(byte[] target) throws IOException {
        if (this.remaining == 0) {
            return -1;
        }
        int count = this.in.read(target, 0, (int) Math.min(target.length, this.remaining));
        if (count < 0) {
            throw new EOFException("unexpected EOF");
        }
        this.remaining -= count;
        return count;
    }

    private void skip() throws IOException {
        byte[] waste = new byte[8 * 1024];
        while (read(waste) >= 0) {
            // Nobody wanted it.
        }
        // The last block may be cut short.
        this.in.readNBytes(this.padding);
        this.padding = 0;
    }

    private byte @Nullable [] header() throws IOException {
        byte[] header = this.in.readNBytes(BLOCK);
        if (header.length == 0) {
            return null;
        }
        if (header.length < BLOCK) {
            throw new EOFException("unexpected EOF");
        }
        if (isZero(header)) {
            byte[] second = this.in.readNBytes(BLOCK);
            if (second.length == BLOCK && !isZero(second)) {
                throw invalid();
            }
            return null;
        }
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte b = (i >= 148 && i < 156) ? (byte) ' ' : header[i];
            unsigned += b & 0xFF;
            signed += b;
        }
        long expected = number(header, 148, 8);
        if (expected != unsigned && expected != signed) {
            throw invalid();
        }
        return header;
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String name(byte[] header) {
        String name = text(trimmed(Arrays.copyOf(header, 100)));
        boolean ustar = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        String prefix = ustar ? text(trimmed(Arrays.copyOfRange(header, 345, 500))) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static byte[] trimmed(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
        catch (CharacterCodingException ex) {
            throw invalid();
        }
    }

    // Octal digits or, where these do not suffice, as GNU does it: a number in base 256.
    private static long number(byte[] header, int offset, int length) {
        if ((header[offset] & 0x80) != 0) {
            long number = ((header[offset] & 0x40) != 0) ? -1 : 0;
            for (int i = 0; i < length; i++) {
                int digit = (i == 0 && number == 0) ? header[offset] & 0x7F : header[offset + i] & 0xFF;
                if (number > Long.MAX_VALUE >> 8 || number < Long.MIN_VALUE >> 8) {
                    throw invalid();
                }
                number = number << 8 | digit;
            }
            return number;
        }
        String text = new String(trimmed(Arrays.copyOfRange(header, offset, offset + length)),
                StandardCharsets.ISO_8859_1)
            .trim();
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text, 8);
        }
        catch (NumberFormatException ex) {
            throw invalid();
        }
    }

    private byte[] extension(long size) throws IOException {
        if (size < 0 || size > MAX_EXTENSION) {
            throw invalid();
        }
        open(size);
        byte[] extension = this.in.readNBytes((int) size);
        if (extension.length < size) {
            throw new EOFException("unexpected EOF");
        }
        this.remaining = 0;
        return extension;
    }

    private static Map<String, String> records(byte[] bytes) {
        Map<String, String> records = new LinkedHashMap<>();
        int start = 0;
        while (start < bytes.length) {
            int blank = start;
            while (blank < bytes.length && bytes[blank] != ' ') {
                blank++;
            }
            int length = length(bytes, start, blank);
            if (length <= blank - start || start + length > bytes.length || bytes[start + length - 1] != '\n') {
                throw invalid();
            }
            String record = text(Arrays.copyOfRange(bytes, blank + 1, start + length - 1));
            int equals = record.indexOf('=');
            if (equals <= 0) {
                throw invalid();
            }
            records.put(record.substring(0, equals), record.substring(equals + 1));
            start += length;
        }
        return records;
    }

    private static int length(byte[] bytes, int start, int end) {
        try {
            return Integer.parseInt(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
        catch (NumberFormatException ex) {
            throw invalid();
        }
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("archive/tar: invalid tar header");
    }

    /**
     * An entry.
     *
     * @param type as in the file
     * @param size in bytes
     * @param pax what PAX says about it besides
     */
    record Entry(String name, char type, long size, Instant modified, Map<String, String> pax) {

        Entry {
            pax = Collections.unmodifiableMap(new LinkedHashMap<>(pax));
        }

        boolean isDirectory() {
            return this.type == '5';
        }

        /** Whether something is to be made of it: links are passed over. */
        boolean isKept() {
            return "\u000003456".indexOf(this.type) >= 0;
        }

    }

}
