package io.github.miniospring.test.server.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding, both ways, in the dialects of S3. */
public final class UrlText {

    private static final String HEX = "0123456789ABCDEF";

    private UrlText() {
    }

    /**
     * Decodes a path: a {@code +} stays what it is.
     * @throws IllegalArgumentException if an escape or the UTF-8 is broken
     */
    public static String decodePath(String text) {
        return decode(text, false);
    }

    /**
     * Decodes a name or a value of a query: a {@code +} is a blank.
     * @throws IllegalArgumentException if an escape or the UTF-8 is broken
     */
    public static String decodeQuery(String text) {
        return decode(text, true);
    }

    private static String decode(String text, boolean form) {
        if (text.indexOf('%') < 0 && (!form || text.indexOf('+') < 0) && isAscii(text)) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) {
                    throw new IllegalArgumentException("An escape is cut off");
                }
                bytes.write((digit(text.charAt(i + 1)) << 4) | digit(text.charAt(i + 2)));
                i += 2;
            }
            else {
                // The HTTP decoder hands over one character for each byte.
                bytes.write((form && c == '+') ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        }
        catch (CharacterCodingException ex) {
            throw new IllegalArgumentException("The text is not UTF-8", ex);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static int digit(char c) {
        int digit = (c < 128) ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("An escape has a digit that is none");
        }
        return digit;
    }

    /**
     * Encodes as signatures want a path: everything but unreserved characters and
     * slashes.
     */
    public static String encodePath(String text) {
        return encode(text, "-_.~/", false);
    }

    /** Encodes as signatures want a query: everything but unreserved characters. */
    public static String encodeQuery(String text) {
        return encode(text, "-_.~", false);
    }

    /**
     * Encodes as Go does it with names and values of a query: a blank becomes a
     * {@code +}.
     */
    public static String encodeForm(String text) {
        return encode(text, "-_.~", true);
    }

    /** Encodes as Go does it with the path of a URL. */
    public static String encodeLocation(String path) {
        return encode(path, "-_.~/$&+,:;=@", false);
    }

    /** Encodes as listings do when asked for {@code encoding-type=url}. */
    public static String encodeListed(String text) {
        return encode(text, "-_./*", true);
    }

    private static String encode(String text, String kept, boolean form) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isAlphanumeric(c) || kept.indexOf(c) >= 0) {
                encoded.append(c);
            }
            else if (form && c == ' ') {
                encoded.append('+');
            }
            else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

}
