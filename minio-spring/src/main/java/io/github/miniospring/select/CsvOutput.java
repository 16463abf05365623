package io.github.miniospring.select;

/**
 * Records as comma-separated values. Immutable: each option answers a new output. What is
 * not said is the server's default: commas, line feeds, double quotes where needed.
 */
public final class CsvOutput extends SelectOutput {

    /** Which values are quoted. */
    public enum QuoteFields {

        ALWAYS, ASNEEDED

    }

    private CsvOutput(Serialization serialization) {
        super(serialization);
    }

    public static CsvOutput of() {
        return new CsvOutput(Serialization.of("CSV"));
    }

    /** What separates values. Default: a comma. */
    public CsvOutput fieldDelimiter(String delimiter) {
        return with("FieldDelimiter", delimiter);
    }

    /** What ends a record. Default: a line feed. */
    public CsvOutput recordDelimiter(String delimiter) {
        return with("RecordDelimiter", delimiter);
    }

    /** What encloses values that are quoted. Default: a double quote. */
    public CsvOutput quoteCharacter(String character) {
        return with("QuoteCharacter", character);
    }

    /** What stands before a quote within quotes. Default: a double quote. */
    public CsvOutput quoteEscapeCharacter(String character) {
        return with("QuoteEscapeCharacter", character);
    }

    /** Which values are quoted. Default: those that need it. */
    public CsvOutput quoteFields(QuoteFields quoteFields) {
        return with("QuoteFields", quoteFields.name());
    }

    private CsvOutput with(String name, String value) {
        return new CsvOutput(serialization().with(name, value));
    }

}
