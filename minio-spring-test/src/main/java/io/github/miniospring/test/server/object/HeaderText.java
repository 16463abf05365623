package io.github.miniospring.test.server.object;

import java.nio.charset.StandardCharsets;

/** Text that is no ASCII in headers of answers: RFC 2047. */
final class HeaderText {

    private static final String START = "=?UTF-8?q?";

    private static final int MAX_WORD = 75 - START.length() - 2;

    private HeaderText() {
    }

    /** A value as it can be sent. */
    static String encode(String value) {
        if (value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t')) {
            return value;
        }
        StringBuilder text = new StringBuilder(START);
        int length = 0;
        for (int i = 0; i < value.length();) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            String encoded = encode(c);
            if (length + encoded.length() > MAX_WORD) {
                text.append("?= ").append(START);
                length = 0;
            }
            text.append(encoded);
            length += encoded.length();
        }
        return text.append("?=").toString();
    }

    private static String encode(int c) {
        if (c == ' ') {
            return "_";
        }
        if (c > ' ' && c <= '~' && "=?_".indexOf(c) < 0) {
            return Character.toString(c);
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("=%02X", b & 0xFF));
        }
        return encoded.toString();
    }

}
