package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/**
 * The tag a server gives to one state of an object.
 *
 * <p>
 * Opaque: for objects of one part it often is the MD5 of the bytes, but encryption,
 * multipart uploads and other servers make it something else.
 *
 * @param value the tag without the quotes it travels in
 */
public record ETag(String value) {

    public ETag {
        if (value.startsWith("W/")) {
            value = value.substring(2);
        }
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("ETag is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '"' || c >= 127) {
                throw new IllegalArgumentException(
                        "ETag '" + Redaction.line(value, 128) + "' has a blank, a quote or a character outside ASCII");
            }
        }
    }

    /**
     * The tag of a header or element, with or without quotes; null when there is none, or
     * none that a request could name.
     */
    public static @Nullable ETag from(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return new ETag(text.trim());
        }
        catch (IllegalArgumentException ex) {
            return null;
        }
    }

    /** The tag as it travels: in quotes. */
    public String quoted() {
        return "\"" + this.value + "\"";
    }

    /** Whether it has the form of an MD5 in hex; it need not be one. */
    public boolean looksLikeMd5() {
        if (this.value.length() != 32) {
            return false;
        }
        for (int i = 0; i < 32; i++) {
            if (Character.digit(this.value.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return this.value;
    }

}
