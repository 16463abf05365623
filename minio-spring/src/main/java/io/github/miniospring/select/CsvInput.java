package io.github.miniospring.select;

import org.jspecify.annotations.Nullable;

/**
 * An object of comma-separated values. Immutable: each option answers a new input. What
 * is not said is the server's default: commas, line feeds, double quotes, no header.
 */
public final class CsvInput extends SelectInput {

    /** What the first line is. */
    public enum FileHeaderInfo {

        /** Names by which columns can be selected. */
        USE,

        /** Names to be skipped; columns are {@code _1}, {@code _2} and so on. */
        IGNORE,

        /** A record as any other; columns are {@code _1}, {@code _2} and so on. */
        NONE

    }

    private CsvInput(Serialization serialization, @Nullable CompressionType compression) {
        super(serialization, compression);
    }

    public static CsvInput of() {
        return new CsvInput(Serialization.of("CSV"), null);
    }

    /** How the object was compressed. Default: not at all. */
    public CsvInput compression(CompressionType compression) {
        return new CsvInput(serialization(), compression);
    }

    /** What the first line is. Default: a record. */
    public CsvInput fileHeaderInfo(FileHeaderInfo info) {
        return with("FileHeaderInfo", info.name());
    }

    /** What separates values. Default: a comma. */
    public CsvInput fieldDelimiter(String delimiter) {
        return with("FieldDelimiter", delimiter);
    }

    /** What separates records, one or two characters. Default: a line feed. */
    public CsvInput recordDelimiter(String delimiter) {
        return with("RecordDelimiter", delimiter);
    }

    /** What encloses values that hold a delimiter. Default: a double quote. */
    public CsvInput quoteCharacter(String character) {
        return with("QuoteCharacter", character);
    }

    /** What stands before a quote within quotes. Default: a double quote. */
    public CsvInput quoteEscapeCharacter(String character) {
        return with("QuoteEscapeCharacter", character);
    }

    /** With what lines begin that are no records. Default: none does. */
    public CsvInput comments(String character) {
        return with("Comments", character);
    }

    /** Whether quoted values may hold record delimiters. Default: they may not. */
    public CsvInput allowQuotedRecordDelimiter(boolean allow) {
        return with("AllowQuotedRecordDelimiter", Boolean.toString(allow));
    }

    private CsvInput with(String name, String value) {
        return new CsvInput(serialization().with(name, value), compression());
    }

}
