package io.github.miniospring.test.server.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a request. Faults can be combined, such as
 * {@code Fault.delay(..).and(Fault.error(..))}.
 */
public final class Fault {

    /** Nothing goes wrong. */
    public static final Fault NONE = new Fault();

    private Duration delay = Duration.ZERO;

    private @Nullable Point breakPoint;

    private Breakage breakage = Breakage.CLOSE;

    private @Nullable Substitute substitute;

    private long corruptedAt = -1;

    private long lengthDifference;

    private @Nullable Pace reading;

    private @Nullable Pace writing;

    private final Map<String, String> headers = new LinkedHashMap<>();

    private StreamFault stream = StreamFault.NONE;

    private Fault() {
    }

    private static Fault with(Consumer<Fault> change) {
        Fault fault = new Fault();
        change.accept(fault);
        return fault;
    }

    /** The answer comes that much later. */
    public static Fault delay(Duration delay) {
        return with(fault -> fault.delay = delay);
    }

    /** The connection is closed. */
    public static Fault close(Point point) {
        return broken(point, Breakage.CLOSE);
    }

    /** The connection is reset: the client's system reports an error, not an end. */
    public static Fault reset(Point point) {
        return broken(point, Breakage.RESET);
    }

    /** Nothing comes any more, and the connection stays open. */
    public static Fault stall(Point point) {
        return broken(point, Breakage.STALL);
    }

    private static Fault broken(Point point, Breakage breakage) {
        return with(fault -> {
            fault.breakPoint = point;
            fault.breakage = breakage;
        });
    }

    /** An answer of that status without a body; nothing is done. */
    public static Fault status(int status) {
        return answer(status, "", "");
    }

    /** An error as S3 reports it; nothing is done. */
    public static Fault error(int status, String code) {
        return answer(status, "application/xml", errorDocument(code));
    }

    /** An answer of status 200 that holds an error; nothing is done. */
    public static Fault errorInBody(String code) {
        return error(200, code);
    }

    /** A page as proxies send it; nothing is done. */
    public static Fault html(int status) {
        return answer(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>");
    }

    /** Any answer; nothing is done. An empty content type leaves the header out. */
    public static Fault answer(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return with(fault -> fault.substitute = new Substitute(status, contentType, bytes));
    }

    /** One byte of the answer's body, counted from zero, is another. */
    public static Fault corrupt(long offset) {
        return with(fault -> fault.corruptedAt = offset);
    }

    /** The answer's body ends after that many bytes, and the connection with it. */
    public static Fault cut(long bytes) {
        return close(Point.inBody(bytes));
    }

    /** {@code Content-Length} names that many bytes more, or fewer, than the body has. */
    public static Fault wrongLength(long difference) {
        return with(fault -> fault.lengthDifference = difference);
    }

    /** The request's body is read no faster than so many bytes in that time. */
    public static Fault slowReading(int bytes, Duration time) {
        return with(fault -> fault.reading = new Pace(bytes, time));
    }

    /** The answer's body is written no faster than so many bytes in that time. */
    public static Fault slowBody(int bytes, Duration time) {
        return with(fault -> fault.writing = new Pace(bytes, time));
    }

    /** The answer has that header, in place of its own; empty removes it. */
    public static Fault header(String name, String value) {
        return with(fault -> fault.headers.put(name, value));
    }

    /** A stream of events misbehaves while it runs. */
    public static Fault stream(StreamFault stream) {
        return with(fault -> fault.stream = stream);
    }

    /** Both; where they contradict each other, the other one counts. */
    public Fault and(Fault other) {
        return with(fault -> {
            fault.take(this);
            fault.take(other);
        });
    }

    private void take(Fault other) {
        this.delay = other.delay.isZero() ? this.delay : other.delay;
        if (other.breakPoint != null) {
            this.breakPoint = other.breakPoint;
            this.breakage = other.breakage;
        }
        this.substitute = (other.substitute != null) ? other.substitute : this.substitute;
        this.corruptedAt = (other.corruptedAt >= 0) ? other.corruptedAt : this.corruptedAt;
        this.lengthDifference = (other.lengthDifference != 0) ? other.lengthDifference : this.lengthDifference;
        this.reading = (other.reading != null) ? other.reading : this.reading;
        this.writing = (other.writing != null) ? other.writing : this.writing;
        this.headers.putAll(other.headers);
        this.stream = this.stream.and(other.stream);
    }

    private static String errorDocument(String code) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                + "</Code><Message>Ordered by the test.</Message></Error>";
    }

    public Duration delay() {
        return this.delay;
    }

    public boolean breaksAt(Point point) {
        return this.breakPoint != null && this.breakPoint.equals(point);
    }

    public @Nullable Point breakPoint() {
        return this.breakPoint;
    }

    public Breakage breakage() {
        return this.breakage;
    }

    /** The answer instead of the right one; null if there is none. */
    public @Nullable Substitute substitute() {
        return this.substitute;
    }

    /** The byte to change; -1 if there is none. */
    public long corruptedAt() {
        return this.corruptedAt;
    }

    public long lengthDifference() {
        return this.lengthDifference;
    }

    public @Nullable Pace reading() {
        return this.reading;
    }

    public @Nullable Pace writing() {
        return this.writing;
    }

    public Map<String, String> headers() {
        return this.headers;
    }

    /** What goes wrong with a stream of events. */
    public StreamFault stream() {
        return this.stream;
    }

    /** How a connection breaks. */
    public enum Breakage {

        /** It is closed in order. */
        CLOSE,

        /** It is closed with a reset. */
        RESET,

        /** It stays open, and nothing happens. */
        STALL

    }

    /** An answer made up. */
    public record Substitute(int status, String contentType, byte[] body) {
    }

    /** So many bytes in that time. */
    public record Pace(int bytes, Duration time) {

        public Pace {
            if (bytes < 1 || time.isNegative()) {
                throw new IllegalArgumentException("A pace needs at least one byte and no negative time");
            }
        }

        /** How long that many bytes take. */
        public Duration of(long count) {
            return this.time.multipliedBy(count).dividedBy(this.bytes);
        }

    }

}
