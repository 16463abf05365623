package io.github.miniospring.test.server.payload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.miniospring.test.server.error.S3Error;

/** Takes {@code multipart/form-data} apart as it comes, and keeps nothing but a line. */
final class MultipartReader {

    /** All lines that describe a part, and any that stands before the first. */
    private static final int MAX_LINES = 64 * 1024;

    private final Parts parts;

    private final byte[] dashes;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private State state = State.PREAMBLE;

    /** Ends lines and begins what separates parts: set by the first line. */
    private byte[] separator;

    private int described;

    private String disposition = "";

    /** Bytes of the separator that have come. */
    private int matched;

    /** Of these, the ones that did not come but stand for the end of the description. */
    private int assumed;

    MultipartReader(String boundary, Parts parts) {
        this.dashes = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.separator = separator("\r\n");
        this.parts = parts;
    }

    private byte[] separator(String newline) {
        return (newline + new String(this.dashes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    void take(ByteBuffer source) {
        while (source.hasRemaining()) {
            switch (this.state) {
                case CONTENT -> takeContent(source);
                case END -> source.position(source.limit());
                default -> takeLine(source);
            }
        }
    }

    /** Whether a part has begun that has not ended. */
    boolean isWithinPart() {
        return this.state == State.CONTENT || this.state == State.DESCRIPTION && this.described > 0;
    }

    private void takeLine(ByteBuffer source) {
        while (source.hasRemaining()) {
            byte b = source.get();
            this.line.write(b);
            if (this.line.size() + this.described > MAX_LINES) {
                throw S3Error.MALFORMED_POST.because("multipart: message too large");
            }
            if (b == '\n') {
                String text = this.line.toString(StandardCharsets.UTF_8);
                this.line.reset();
                line(text);
                return;
            }
        }
    }

    private void line(String text) {
        switch (this.state) {
            case PREAMBLE, BOUNDARY -> boundary(text);
            case DESCRIPTION -> describe(text);
            default -> throw new IllegalStateException("No line is expected");
        }
    }

    private void boundary(String text) {
        String start = new String(this.dashes, StandardCharsets.ISO_8859_1);
        String rest = text.startsWith(start) ? text.substring(start.length()) : null;
        if (rest != null && rest.startsWith("--") && rest.substring(2).isBlank()) {
            this.state = State.END;
        }
        else if (rest != null && rest.isBlank()) {
            if (this.state == State.PREAMBLE && !rest.endsWith("\r\n")) {
                this.separator = separator("\n");
            }
            this.state = State.DESCRIPTION;
            this.described = 0;
            this.disposition = "";
        }
        else if (this.state == State.BOUNDARY) {
            throw S3Error.MALFORMED_POST.because("multipart: expecting a new Part");
        }
    }

    private void describe(String text) {
        this.described += text.length();
        String field = text.stripTrailing();
        if (field.isEmpty()) {
            this.parts.begin(this.disposition);
            this.state = State.CONTENT;
            // What has no content ends with the line that describes it.
            this.assumed = this.separator.length - this.dashes.length;
            this.matched = this.assumed;
            return;
        }
        int colon = field.indexOf(':');
        if (colon <= 0) {
            throw S3Error.MALFORMED_POST.because("malformed MIME header: missing colon: \"" + field + '"');
        }
        if (field.substring(0, colon).trim().equalsIgnoreCase("Content-Disposition") && this.disposition.isEmpty()) {
            this.disposition = field.substring(colon + 1).trim();
        }
    }

    private void takeContent(ByteBuffer source) {
        while (source.hasRemaining() && this.state == State.CONTENT) {
            if (this.matched == 0) {
                takeRun(source);
            }
            else if (this.matched == this.separator.length) {
                byte next = source.get(source.position());
                if (" \t\r\n-".indexOf(next) >= 0) {
                    this.line.writeBytes(this.dashes);
                    this.described = 0;
                    this.state = this.parts.end() ? State.BOUNDARY : State.END;
                }
                else {
                    giveBack();
                }
            }
            else if (source.get(source.position()) == this.separator[this.matched]) {
                source.get();
                this.matched++;
            }
            else {
                giveBack();
            }
        }
    }

    // The first byte of a separator does not occur again within it.
    private void takeRun(ByteBuffer source) {
        int start = source.position();
        int end = start;
        while (end < source.limit() && source.get(end) != this.separator[0]) {
            end++;
        }
        if (end > start) {
            this.parts.data(source.slice(start, end - start));
        }
        source.position(end);
        if (end < source.limit()) {
            source.get();
            this.matched = 1;
            this.assumed = 0;
        }
    }

    private void giveBack() {
        if (this.matched > this.assumed) {
            this.parts.data(ByteBuffer.wrap(this.separator, this.assumed, this.matched - this.assumed));
        }
        this.matched = 0;
        this.assumed = 0;
    }

    private enum State {

        PREAMBLE, BOUNDARY, DESCRIPTION, CONTENT, END

    }

    /** Takes parts one after the other. */
    interface Parts {

        /**
         * A part begins.
         * @param disposition what it says about itself; empty if nothing
         */
        void begin(String disposition);

        /** Takes what remains in the buffer, which is valid during the call only. */
        void data(ByteBuffer data);

        /** The part is there as a whole; false if no other one is wanted. */
        boolean end();

    }

}
