package io.github.miniospring.test.server.text;

import java.util.Comparator;

/** Orders text by the bytes of its UTF-8 form, as S3 orders keys. */
public final class Utf8Order implements Comparator<String> {

    /** The order. */
    public static final Utf8Order INSTANCE = new Utf8Order();

    private Utf8Order() {
    }

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Beyond the 16-bit plane UTF-16 spells characters with small code units,
                // UTF-8 with large bytes.
                boolean wide = Character.isSurrogate(a);
                return (wide == Character.isSurrogate(b)) ? a - b : (wide ? 1 : -1);
            }
        }
        return left.length() - right.length();
    }

}
