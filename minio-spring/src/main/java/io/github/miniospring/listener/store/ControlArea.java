package io.github.miniospring.listener.store;

import java.nio.charset.StandardCharsets;

import org.springframework.util.Assert;

/**
 * Where objects lie that listeners keep for themselves. What happens to these is no event
 * for any listener: each of them would cause the next.
 *
 * @param bucket the bucket, which must be there. Best one that keeps no versions: these
 * objects are replaced every few seconds. No rule of a lifecycle may remove them
 * @param prefix what their keys begin with; ends with a slash, which is added where it is
 * missing
 */
public record ControlArea(String bucket, String prefix) {

    private static final int MAX_NAME = 200;

    public ControlArea {
        Assert.hasText(bucket, "The control bucket must not be blank");
        if (prefix.isBlank() || prefix.startsWith("/")) {
            throw new IllegalArgumentException("The control prefix '" + prefix
                    + "' must not be blank nor begin with a slash: write something like .minio-spring/");
        }
        prefix = prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** Whether an object is one of these. */
    public boolean contains(String bucket, String key) {
        return this.bucket.equals(bucket) && key.startsWith(this.prefix);
    }

    /** Whether some of the keys that begin with {@code prefix} are of these. */
    public boolean overlaps(String bucket, String prefix) {
        return this.bucket.equals(bucket) && (this.prefix.startsWith(prefix) || prefix.startsWith(this.prefix));
    }

    /** The key of an object. */
    String key(String folder, String... names) {
        StringBuilder key = new StringBuilder(this.prefix).append(folder);
        for (String name : names) {
            key.append('/').append(encode(name));
        }
        return key.toString();
    }

    /**
     * A name as one segment of a key: whatever is in it, no server and no file system
     * beneath takes offence.
     */
    private static String encode(String name) {
        StringBuilder encoded = new StringBuilder(name.length());
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
                    || (c == '.' && !encoded.isEmpty())) {
                encoded.append(c);
            }
            else {
                encoded.append('~').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            }
        }
        Assert.isTrue(!encoded.isEmpty() && encoded.length() <= MAX_NAME,
                () -> "'" + name + "' is empty or too long to be part of a key: it has " + encoded.length()
                        + " characters there, and " + MAX_NAME + " are possible");
        return encoded.toString();
    }

    /** A name that was made a segment of a key. */
    static String decode(String segment) {
        byte[] name = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '~' && i + 2 < segment.length()) {
                name[length++] = (byte) Integer.parseInt(segment, i + 1, i + 3, 16);
                i += 2;
            }
            else {
                name[length++] = (byte) c;
            }
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }

}
