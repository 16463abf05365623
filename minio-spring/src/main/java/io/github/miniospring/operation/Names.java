package io.github.miniospring.operation;

import java.nio.charset.StandardCharsets;

import io.github.miniospring.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket and a key may be called.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">S3:
 * bucket naming rules</a>
 */
public final class Names {

    private static final int MAX_KEY_BYTES = 1024;

    private Names() {
    }

    /**
     * Checks the name of a bucket that may exist already: old ones have capitals,
     * underscores and colons.
     * @return {@code name}
     */
    public static String bucket(String name) {
        check(name, false);
        return name;
    }

    /**
     * Checks the name of a bucket to make: 3 to 63 lower-case letters, digits, dots and
     * hyphens.
     * @return {@code name}
     */
    public static String newBucket(String name) {
        check(name, true);
        return name;
    }

    /**
     * Checks a key: 1 to 1,024 bytes of UTF-8, no slash at its beginning, no U+0000, no
     * half of a surrogate pair. All else is the server's to judge.
     * @return {@code key}
     */
    public static String key(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The key is empty");
        }
        if (key.charAt(0) == '/') {
            throw new IllegalArgumentException("Key '" + Redaction.line(key, 200)
                    + "' begins with a slash, which servers drop or refuse; write it without");
        }
        if (key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Key '" + Redaction.line(key, 200) + "' has the character U+0000");
        }
        if (hasHalfCharacter(key)) {
            throw new IllegalArgumentException("Key '" + Redaction.line(key, 200)
                    + "' has half a character, a surrogate without its pair, which UTF-8 cannot carry");
        }
        if (key.length() > MAX_KEY_BYTES / 3) {
            int bytes = key.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_KEY_BYTES) {
                throw new IllegalArgumentException("Key '" + Redaction.line(key, 60) + "' has " + bytes
                        + " bytes in UTF-8; " + MAX_KEY_BYTES + " is the most");
            }
        }
        return key;
    }

    private static boolean hasHalfCharacter(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (i == key.length() || !Character.isSurrogatePair(c, key.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void check(String name, boolean strict) {
        String problem = problem(name, strict);
        if (problem != null) {
            throw new IllegalArgumentException("Bucket name '" + Redaction.line(name, 100) + "' " + problem);
        }
    }

    private static @Nullable String problem(String name, boolean strict) {
        if (name.length() < 3 || name.length() > (strict ? 63 : 255)) {
            return "has " + name.length() + " characters; write 3 to 63";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean inner = plain || c == '.' || c == '-';
            boolean old = !strict && ((c >= 'A' && c <= 'Z') || c == '_' || c == ':');
            if (!inner && !old) {
                return "has the character '" + c + "'; write lower-case letters, digits, dots and hyphens";
            }
            if ((i == 0 || i == name.length() - 1) && !plain && !old) {
                return "must begin and end with a letter or digit";
            }
        }
        if (name.contains("..") || name.contains(".-") || name.contains("-.")) {
            return "has a dot beside a dot or hyphen";
        }
        return isIpv4(name) ? "has the form of an IP address" : null;
    }

    private static boolean isIpv4(String name) {
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                dots++;
            }
            else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

}
