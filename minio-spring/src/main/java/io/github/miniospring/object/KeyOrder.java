package io.github.miniospring.object;

import java.util.Comparator;

/**
 * The order of keys: that of their bytes in UTF-8, which differs from Java's order of
 * strings beyond U+FFFF.
 */
public final class KeyOrder implements Comparator<String> {

    public static final KeyOrder INSTANCE = new KeyOrder();

    static final Comparator<ObjectSummary> BY_KEY = Comparator.comparing(ObjectSummary::key, INSTANCE);

    private KeyOrder() {
    }

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean leftSurrogate = Character.isSurrogate(l);
                // Surrogates stand for what lies beyond all other characters.
                return (leftSurrogate == Character.isSurrogate(r)) ? Character.compare(l, r) : leftSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

}
