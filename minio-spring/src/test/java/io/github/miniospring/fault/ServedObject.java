package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.fault.FaultServer.Script;

/** An object as a server gives it out: whole or a range of it, in one state only. */
final class ServedObject implements Script {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private volatile byte[] content;

    private volatile String etag = "e1";

    private volatile String head = "";

    private volatile boolean checksum = true;

    ServedObject(byte[] content) {
        this.content = content;
    }

    /** Lines more for the head of answers. */
    ServedObject head(String head) {
        this.head = head;
        return this;
    }

    ServedObject withoutChecksum() {
        this.checksum = false;
        return this;
    }

    void replace(byte[] content, String etag) {
        this.content = content;
        this.etag = etag;
    }

    @Override
    public void play(FaultExchange exchange) throws IOException {
        play(exchange, Integer.MAX_VALUE, -1, true);
    }

    /** Breaks off after so many bytes. */
    Script cutAfter(int count) {
        return exchange -> play(exchange, count, -1, true);
    }

    /** Changes a byte of the answer. */
    Script flipping(int position) {
        return exchange -> play(exchange, Integer.MAX_VALUE, position, true);
    }

    /** Gives out whatever there is. */
    Script ignoringConditions() {
        return exchange -> play(exchange, Integer.MAX_VALUE, -1, false);
    }

    private void play(FaultExchange exchange, int cut, int flip, boolean conditions) throws IOException {
        String wanted = exchange.header("If-Match");
        if (conditions && wanted != null && !wanted.equals("\"" + this.etag + "\"")) {
            exchange.answer(412, "Content-Type: application/xml\n", Scripts.document("PreconditionFailed", ""));
            return;
        }
        byte[] whole = this.content;
        int from = 0;
        int to = whole.length;
        String head = "ETag: \"" + this.etag + "\"\n" + this.head;
        Matcher range = RANGE.matcher(String.valueOf(exchange.header("Range")));
        if (range.matches()) {
            from = Integer.parseInt(range.group(1));
            to = range.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(range.group(2)) + 1);
            head += "Content-Range: bytes " + from + "-" + (to - 1) + "/" + whole.length + "\n";
        }
        else if (this.checksum) {
            head += ChecksumAlgorithm.CRC32C.header() + ": " + checksum(whole) + "\n";
        }
        byte[] part = Arrays.copyOfRange(whole, from, to);
        if (flip >= 0) {
            part[flip] ^= 1;
        }
        if (cut >= part.length) {
            exchange.answer(range.matches() ? 206 : 200, head, part);
            return;
        }
        exchange.begin(range.matches() ? 206 : 200, head + "Content-Length: " + part.length + "\n");
        exchange.send(Arrays.copyOf(part, cut));
        exchange.close();
    }

    private static String checksum(byte[] bytes) {
        ChecksumAlgorithm.Computation computation = ChecksumAlgorithm.CRC32C.start();
        computation.update(ByteBuffer.wrap(bytes));
        return computation.value();
    }

}
