package io.github.miniospring.test.server.text;

/** Matches text with patterns in which a star stands for anything. */
public final class Wildcard {

    private Wildcard() {
    }

    /** Whether the text matches a pattern in which only {@code *} is special. */
    public static boolean matches(String pattern, String text) {
        return matches(pattern, text, false);
    }

    /**
     * Whether the text matches a pattern in which {@code *} and {@code ?} are special.
     */
    public static boolean matchesWithSingle(String pattern, String text) {
        return matches(pattern, text, true);
    }

    // Linear in practice: going back is only ever needed to the last star.
    private static boolean matches(String pattern, String text, boolean single) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            }
            else if (p < pattern.length()
                    && (pattern.charAt(p) == text.charAt(t) || (single && pattern.charAt(p) == '?'))) {
                p++;
                t++;
            }
            else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            }
            else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

}
