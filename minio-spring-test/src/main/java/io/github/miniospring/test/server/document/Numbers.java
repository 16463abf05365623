package io.github.miniospring.test.server.document;

/** Numbers in documents. */
final class Numbers {

    private Numbers() {
    }

    /** The number, or another if the text is none. */
    static long parse(String text, long otherwise) {
        try {
            return Long.parseLong(text.trim());
        }
        catch (NumberFormatException ex) {
            return otherwise;
        }
    }

}
