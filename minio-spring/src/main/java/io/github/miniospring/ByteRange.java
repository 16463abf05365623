package io.github.miniospring;

/**
 * A part of an object, counted in bytes from zero.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range">RFC 9110: Range</a>
 */
public final class ByteRange {

    private final String header;

    private ByteRange(String header) {
        this.header = header;
    }

    /**
     * The bytes from {@code offset} on.
     * @param offset zero or more
     * @param length how many bytes; zero means to the end
     */
    public static ByteRange of(long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "Byte range of offset " + offset + " and length " + length + ": neither may be negative");
        }
        if (length == 0) {
            return new ByteRange("bytes=" + offset + "-");
        }
        if (offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("Byte range of offset " + offset + " and length " + length
                    + " ends beyond the largest possible object");
        }
        return new ByteRange("bytes=" + offset + "-" + (offset + length - 1));
    }

    /**
     * The last bytes of an object.
     * @param length how many, at least one; the whole object when it is shorter
     */
    public static ByteRange suffix(long length) {
        if (length <= 0) {
            throw new IllegalArgumentException("Byte range of the last " + length + " bytes: must be positive");
        }
        return new ByteRange("bytes=-" + length);
    }

    /** The value of the header {@code Range}. */
    public String headerValue() {
        return this.header;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteRange range && this.header.equals(range.header);
    }

    @Override
    public int hashCode() {
        return this.header.hashCode();
    }

    @Override
    public String toString() {
        return this.header;
    }

}
