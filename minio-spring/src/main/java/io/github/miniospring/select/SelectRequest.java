package io.github.miniospring.select;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A question to an object: an SQL expression, what the object holds, and how the answer
 * is written. Immutable: each option answers a new request.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference.html">S3
 * Select: SQL reference</a>
 */
public final class SelectRequest {

    private static final int MAX_EXPRESSION = 256 * 1024;

    private final String sql;

    private final SelectInput input;

    private final SelectOutput output;

    private final @Nullable Consumer<SelectStats> progress;

    private final @Nullable Long scanStart;

    private final @Nullable Long scanEnd;

    private SelectRequest(String sql, SelectInput input, SelectOutput output, @Nullable Consumer<SelectStats> progress,
            @Nullable Long scanStart, @Nullable Long scanEnd) {
        this.sql = sql;
        this.input = input;
        this.output = output;
        this.progress = progress;
        this.scanStart = scanStart;
        this.scanEnd = scanEnd;
    }

    /**
     * Asks.
     * @param sql such as {@code select s.name from S3Object s where s.age > 3}; at most
     * 256 KiB in UTF-8. It is sent as it is: never put what a user has written into it
     */
    public static SelectRequest of(String sql, SelectInput input, SelectOutput output) {
        Assert.hasText(sql, "The SQL expression is blank");
        Assert.isTrue(XmlWriter.canCarry(sql), "The SQL expression has a character that XML 1.0 cannot carry");
        int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
        Assert.isTrue(bytes <= MAX_EXPRESSION,
                () -> "The SQL expression has " + bytes + " bytes; " + MAX_EXPRESSION + " is the most");
        return new SelectRequest(sql, input, output, null, null, null);
    }

    /**
     * Has the server tell now and then how far it is; what it tells last can be asked.
     */
    public SelectRequest requestProgress() {
        return requestProgress(stats -> {
        });
    }

    /**
     * Has the server tell now and then how far it is; MinIO does so once a minute.
     * @param listener called on a thread of the exchange: return quickly, never block
     */
    public SelectRequest requestProgress(Consumer<SelectStats> listener) {
        return new SelectRequest(this.sql, this.input, this.output, listener, this.scanStart, this.scanEnd);
    }

    /**
     * Asks only the records that begin in a part of the object, which must not be
     * compressed.
     * @param start where the part begins, zero or more
     * @param end where it ends, the first byte after it
     */
    public SelectRequest scanRange(long start, long end) {
        Assert.isTrue(start >= 0 && end > start, () -> "The scan range from " + start + " to " + end + " has no bytes");
        return new SelectRequest(this.sql, this.input, this.output, this.progress, start, end);
    }

    /** Asks only the records that begin at {@code start} or after it. */
    public SelectRequest scanFrom(long start) {
        Assert.isTrue(start >= 0, () -> "The scan range must not begin at " + start);
        return new SelectRequest(this.sql, this.input, this.output, this.progress, start, null);
    }

    /** Asks only the records in the last {@code bytes} bytes. */
    public SelectRequest scanLast(long bytes) {
        Assert.isTrue(bytes > 0, () -> "The scan range of the last " + bytes + " bytes has no bytes");
        return new SelectRequest(this.sql, this.input, this.output, this.progress, null, bytes);
    }

    SelectOutput output() {
        return this.output;
    }

    void tellProgress(SelectStats stats) {
        if (this.progress != null) {
            this.progress.accept(stats);
        }
    }

    byte[] document() {
        return XmlWriter.document("SelectObjectContentRequest", xml -> {
            writeQuestion(xml);
            if (this.progress != null) {
                xml.element("RequestProgress", element -> element.element("Enabled", "true"));
            }
            if (this.scanStart != null || this.scanEnd != null) {
                xml.element("ScanRange", this::writeScanRange);
            }
        });
    }

    /**
     * Writes the question as a part of another document, for a server that answers it
     * later.
     * @throws IllegalArgumentException if progress or a range is asked for, which such a
     * document has no place for
     */
    public void writeTo(XmlWriter xml) {
        Assert.isTrue(this.progress == null && this.scanStart == null && this.scanEnd == null,
                "A question that is answered later takes no requestProgress and no scan range; leave them out");
        writeQuestion(xml);
    }

    private void writeQuestion(XmlWriter xml) {
        xml.element("Expression", this.sql).element("ExpressionType", "SQL");
        this.input.writeTo(xml);
        this.output.writeTo(xml);
    }

    private void writeScanRange(XmlWriter xml) {
        if (this.scanStart != null) {
            xml.element("Start", this.scanStart.toString());
        }
        if (this.scanEnd != null) {
            xml.element("End", this.scanEnd.toString());
        }
    }

    @Override
    public String toString() {
        return this.sql;
    }

}
