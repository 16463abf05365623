package io.github.miniospring.test.server.text;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A value with parameters, such as {@code multipart/form-data; boundary=x}.
 *
 * @param name in lower case
 * @param parameters their names in lower case
 */
public record MediaType(String name, Map<String, String> parameters) {

    private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

    public MediaType {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads one.
     * @throws IllegalArgumentException if it is broken
     */
    public static MediaType parse(String text) {
        int semicolon = text.indexOf(';');
        String name = ((semicolon < 0) ? text : text.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no media type");
        }
        return new MediaType(name, (semicolon < 0) ? Map.of() : new Parameters(text, semicolon).read());
    }

    /** Whether a text is of that type; false if it is broken. */
    public static boolean is(String name, String text) {
        try {
            return parse(text).name.equals(name);
        }
        catch (IllegalArgumentException ex) {
            return false;
        }
    }

    /** A parameter; empty if there is none. */
    public String parameter(String parameter) {
        return this.parameters.getOrDefault(parameter, "");
    }

    private static final class Parameters {

        private final String text;

        private int position;

        private Parameters(String text, int position) {
            this.text = text;
            this.position = position;
        }

        private Map<String, String> read() {
            Map<String, String> parameters = new LinkedHashMap<>();
            while (skip(';')) {
                String name = token().toLowerCase(Locale.ROOT);
                if (name.isEmpty() && this.position == this.text.length()) {
                    break;
                }
                if (name.isEmpty() || !skip('=')) {
                    throw new IllegalArgumentException("invalid media parameter");
                }
                String value = value();
                // RFC 5987: the charset, a language, then the value.
                boolean extended = name.endsWith("*");
                String plain = extended ? name.substring(0, name.length() - 1) : name;
                if (parameters.put(plain, extended ? decode(value) : value) != null) {
                    throw new IllegalArgumentException("invalid media parameter");
                }
            }
            if (this.position < this.text.length()) {
                throw new IllegalArgumentException("invalid media parameter");
            }
            return parameters;
        }

        private static String decode(String value) {
            String[] parts = value.split("'", 3);
            if (parts.length < 3 || !parts[0].equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
                throw new IllegalArgumentException("invalid media parameter");
            }
            return UrlText.decodePath(parts[2]);
        }

        private String value() {
            if (peek() == '"') {
                return quoted();
            }
            String token = token();
            if (token.isEmpty()) {
                throw new IllegalArgumentException("invalid media parameter");
            }
            return token;
        }

        private String token() {
            blanks();
            int start = this.position;
            while (this.position < this.text.length() && isToken(this.text.charAt(this.position))) {
                this.position++;
            }
            String token = this.text.substring(start, this.position);
            blanks();
            return token;
        }

        private static boolean isToken(char c) {
            return c > ' ' && c != 127 && SPECIALS.indexOf(c) < 0;
        }

        // A backslash escapes what needs it; old browsers send paths with backslashes.
        private String quoted() {
            StringBuilder value = new StringBuilder();
            this.position++;
            while (peek() != '"') {
                char c = this.text.charAt(this.position++);
                if (c == '\\' && SPECIALS.indexOf(peek()) >= 0) {
                    c = this.text.charAt(this.position++);
                }
                value.append(c);
            }
            this.position++;
            blanks();
            return value.toString();
        }

        private boolean skip(char expected) {
            blanks();
            if (this.position < this.text.length() && this.text.charAt(this.position) == expected) {
                this.position++;
                blanks();
                return true;
            }
            return false;
        }

        private void blanks() {
            while (this.position < this.text.length() && " \t".indexOf(this.text.charAt(this.position)) >= 0) {
                this.position++;
            }
        }

        private char peek() {
            if (this.position >= this.text.length()) {
                throw new IllegalArgumentException("invalid media parameter");
            }
            return this.text.charAt(this.position);
        }

    }

}
