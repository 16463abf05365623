package io.github.miniospring.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as S3 wants it, in one place: what is sent is what is signed.
 *
 * <p>
 * Letters, digits and {@code - _ . ~} stay, every other byte of the UTF-8 form becomes
 * {@code %XX} in capitals; a blank is {@code %20}.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">SigV4:
 * UriEncode</a>
 */
public final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            UNRESERVED[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                    || c == '_' || c == '.' || c == '~';
        }
    }

    private PercentEncoding() {
    }

    /** Encodes a name or value of a query; a slash too. */
    public static String encode(String text) {
        return encode(text, false);
    }

    /** Encodes a key for a path; slashes stay. */
    public static String encodePath(String key) {
        return encode(key, true);
    }

    private static String encode(String text, boolean keepSlash) {
        int i = 0;
        while (i < text.length() && stays(text.charAt(i), keepSlash)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            char c = (char) (b & 0xFF);
            if (stays(c, keepSlash)) {
                encoded.append(c);
            }
            else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return encoded.toString();
    }

    private static boolean stays(char c, boolean keepSlash) {
        return c < 128 && (UNRESERVED[c] || (keepSlash && c == '/'));
    }

    /**
     * Decodes the form S3 uses in listings, in which a plus is a blank.
     * @throws IllegalArgumentException if an escape is incomplete
     */
    public static String decodeForm(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c == '%') {
                bytes.write(escaped(text, i));
                i += 3;
            }
            else if (c == '+') {
                bytes.write(' ');
                i++;
            }
            else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escaped(String text, int at) {
        int high = (at + 2 < text.length()) ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = (high >= 0) ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (low < 0) {
            throw new IllegalArgumentException("Incomplete percent-escape at " + at);
        }
        return (high << 4) | low;
    }

}
