package io.github.miniospring.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.Redaction;
import io.github.miniospring.operation.S3Response;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A stream of events that is open. Its records can be taken once; closing it, or
 * cancelling the records, ends it.
 */
public final class ReactiveNotifications implements AutoCloseable {

    private static final int SHOWN = 8 * 1024;

    private final S3Response response;

    private final ListenOptions options;

    ReactiveNotifications(S3Response response, ListenOptions options) {
        this.response = response;
        this.options = options;
    }

    /**
     * The records as they come. The stream is read at once, however slowly they are
     * taken: they wait here, up to the spec's bounds. It never completes: it ends in an
     * error when the server ends it or falls silent, when a line cannot be read, when the
     * reader is too slow, and when the client is closed. Records that had come are told
     * first.
     */
    public Flux<NotificationRecord> records() {
        return Flux.defer(() -> {
            Reading reading = new Reading();
            Backlog backlog = new Backlog(target(), this.options.buffer());
            return this.response.body()
                .concatMapIterable(reading::lines, 1)
                .concatMapIterable(this::read, 1)
                .concatWith(Mono.error(this::ended))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .doOnNext(backlog::enter)
                .onBackpressureBuffer()
                .doOnNext(backlog::leave);
        });
    }

    private List<NotificationRecord> read(LineSplitter.Line line) {
        try {
            if (line.tooLong()) {
                throw new UnreadableLineException("it has more than " + LineSplitter.MAX_LINE + " bytes");
            }
            return RecordReader.read(line.bytes());
        }
        catch (UnreadableLineException ex) {
            String text = new String(line.bytes(), 0, Math.min(line.bytes().length, SHOWN), StandardCharsets.UTF_8);
            if (this.options.skipped(text)) {
                return List.of();
            }
            throw new MinioRequestException(
                    target() + ": a line cannot be read: " + ex.getMessage() + ": " + Redaction.line(text, 200), ex);
        }
    }

    private MinioRequestException ended() {
        return new MinioRequestException(
                target() + ": the server has ended the stream; what happens now is not told any more", null);
    }

    static NoEventStreamException notAStream(S3Response response, String what) {
        return new NoEventStreamException(response.request().target() + ": the answer is no stream of events, it "
                + what + ": MinIO has this action, other servers take it for a listing");
    }

    private String target() {
        return this.response.request().target();
    }

    /** Ends the stream. Does nothing when called again. */
    @Override
    public void close() {
        this.response.close();
    }

    /** How far one reading has come. */
    private final class Reading {

        private final LineSplitter splitter = new LineSplitter();

        private boolean listening;

        private boolean known;

        private List<LineSplitter.Line> lines(DataBuffer buffer) {
            int bytes = buffer.readableByteCount();
            List<LineSplitter.Line> lines = this.splitter.split(buffer);
            if (!this.known) {
                look(lines.isEmpty() ? this.splitter.begun() : lines.get(0).bytes()[0]);
            }
            if (!this.listening) {
                this.listening = true;
                ReactiveNotifications.this.options.listening();
            }
            ReactiveNotifications.this.options.bytes(bytes);
            return lines;
        }

        // Anything else than an object shows at its first letter what it is not.
        private void look(int first) {
            if (first >= 0 && first != '{') {
                throw notAStream(ReactiveNotifications.this.response,
                        "begins with '" + Redaction.line(String.valueOf((char) first), 10) + "'");
            }
            this.known = first >= 0;
        }

    }

}
