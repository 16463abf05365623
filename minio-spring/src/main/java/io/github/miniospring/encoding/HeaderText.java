package io.github.miniospring.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Text in the value of a header: ASCII as it is, anything else as an encoded word, which
 * is how MinIO answers it too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
public final class HeaderText {

    private HeaderText() {
    }

    /**
     * Refuses what could end a header and begin another, or what cannot travel in one.
     * @param name of the header, for the message
     * @return {@code value}
     */
    public static String requireAscii(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 127) {
                throw new IllegalArgumentException("The value of header '" + name + "' has the character U+"
                        + Integer.toHexString(0x10000 | c).substring(1) + " at " + i
                        + "; headers carry printable ASCII only");
            }
        }
        return value;
    }

    /**
     * Encodes {@code value} where it is not plain ASCII, or could be taken for encoded.
     */
    public static String encode(String name, String value) {
        boolean plain = !value.contains("=?") && value.equals(value.strip());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 127) {
                requireAscii(name, value);
            }
            // A server takes a tab for a blank when it checks the signature.
            plain &= c >= ' ' && c < 127;
        }
        return plain ? value
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Decodes every encoded word in {@code value}; what is none, or broken, stays. */
    public static String decode(String value) {
        int start = value.indexOf("=?");
        if (start < 0) {
            return value;
        }
        StringBuilder decoded = new StringBuilder(value.length());
        int copied = 0;
        boolean afterWord = false;
        while (start >= 0) {
            int charsetEnd = value.indexOf('?', start + 2);
            int encodingEnd = (charsetEnd < 0) ? -1 : value.indexOf('?', charsetEnd + 1);
            int end = (encodingEnd < 0) ? -1 : value.indexOf("?=", encodingEnd + 1);
            if (end < 0) {
                break;
            }
            String word = word(value.substring(start + 2, charsetEnd), value.substring(charsetEnd + 1, encodingEnd),
                    value.substring(encodingEnd + 1, end));
            if (word == null) {
                start = value.indexOf("=?", start + 2);
                continue;
            }
            String between = value.substring(copied, start);
            // White space between two encoded words only separates them.
            if (!afterWord || !between.isBlank()) {
                decoded.append(between);
            }
            decoded.append(word);
            copied = end + 2;
            afterWord = true;
            start = value.indexOf("=?", copied);
        }
        return decoded.append(value, copied, value.length()).toString();
    }

    private static @Nullable String word(String charset, String encoding, String text) {
        try {
            if (encoding.equalsIgnoreCase("B")) {
                return new String(Base64.getDecoder().decode(text), Charset.forName(charset));
            }
            if (encoding.equalsIgnoreCase("Q")) {
                return new String(quotedPrintable(text), Charset.forName(charset));
            }
            return null;
        }
        catch (IllegalArgumentException ex) {
            return null;
        }
    }

    private static byte[] quotedPrintable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length()) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            }
            else {
                bytes.write((c == '_') ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

}
