package io.github.miniospring.test.server.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, text, {@link BigDecimal}, Boolean and null. Values may
 * follow one another, as MinIO sends and takes them in places.
 */
public final class Json {

    private static final int MAX_DEPTH = 64;

    private final String text;

    private final boolean strict;

    private int position;

    private Json(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    /**
     * Reads the one value of a text.
     * @throws IllegalArgumentException if there is none, it is broken, or more follows
     */
    public static @Nullable Object parse(String text) {
        return one(parseAll(text));
    }

    /**
     * Reads the one value of a text, in which no object may have two members of one name.
     * @throws IllegalArgumentException if there is none, it is broken, or more follows
     */
    public static @Nullable Object parseStrict(String text) {
        return one(new Json(text, true).all());
    }

    private static @Nullable Object one(List<@Nullable Object> values) {
        if (values.size() != 1) {
            throw new IllegalArgumentException(values.isEmpty() ? "EOF" : "trailing data");
        }
        return values.get(0);
    }

    /**
     * Reads all values of a text.
     * @throws IllegalArgumentException if one is broken
     */
    public static List<@Nullable Object> parseAll(String text) {
        return new Json(text, false).all();
    }

    private List<@Nullable Object> all() {
        List<@Nullable Object> values = new ArrayList<>();
        blanks();
        while (this.position < this.text.length()) {
            values.add(value(0));
            blanks();
        }
        return values;
    }

    private @Nullable Object value(int depth) {
        blanks();
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deeply");
        }
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        this.position++;
        blanks();
        if (peek() == '}') {
            this.position++;
            return members;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw unexpected();
            }
            String name = string();
            blanks();
            expect(':');
            if (members.containsKey(name) && this.strict) {
                throw new IllegalArgumentException(
                        "input policy has multiple " + name + ", please fix your client code");
            }
            members.put(name, value(depth + 1));
            blanks();
            if (peek() == '}') {
                this.position++;
                return members;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        this.position++;
        blanks();
        if (peek() == ']') {
            this.position++;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1));
            blanks();
            if (peek() == ']') {
                this.position++;
                return elements;
            }
            expect(',');
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        this.position++;
        while (peek() != '"') {
            char c = this.text.charAt(this.position++);
            if (c < ' ') {
                throw unexpected();
            }
            string.append((c == '\\') ? escaped() : c);
        }
        this.position++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        this.position++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (this.position + 4 > this.text.length()) {
                    throw new IllegalArgumentException("unexpected EOF");
                }
                int code = Integer.parseInt(this.text, this.position, this.position + 4, 16);
                this.position += 4;
                yield (char) code;
            }
            default -> throw unexpected();
        };
    }

    private BigDecimal number() {
        int start = this.position;
        while (this.position < this.text.length() && "+-.eE0123456789".indexOf(this.text.charAt(this.position)) >= 0) {
            this.position++;
        }
        if (start == this.position) {
            throw unexpected();
        }
        return new BigDecimal(this.text.substring(start, this.position));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!this.text.startsWith(word, this.position)) {
            throw unexpected();
        }
        this.position += word.length();
        return value;
    }

    private void blanks() {
        while (this.position < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.position)) >= 0) {
            this.position++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected();
        }
        this.position++;
    }

    private char peek() {
        if (this.position >= this.text.length()) {
            throw new IllegalArgumentException("unexpected EOF");
        }
        return this.text.charAt(this.position);
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("invalid character at " + this.position);
    }

}
