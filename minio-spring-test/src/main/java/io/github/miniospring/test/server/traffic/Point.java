package io.github.miniospring.test.server.traffic;

import java.util.Objects;

/** A place in the life of a request at which a connection may break or stall. */
public final class Point {

    /** When the head has come, and before anything is done. */
    public static final Point BEFORE_REQUEST = new Point("before the request", -1);

    /** When everything has been done, and nothing of the answer is written. */
    public static final Point BEFORE_ANSWER = new Point("before the answer", -1);

    /** In the midst of the answer's head. */
    public static final Point IN_HEADERS = new Point("in the headers", -1);

    private final String name;

    private final long bytes;

    private Point(String name, long bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** In the request's body: that many bytes of it are read, no more. */
    public static Point inRequest(long bytes) {
        return new Point("in the request", bytes);
    }

    /** In the answer's body: that many bytes of it are written, no more. */
    public static Point inBody(long bytes) {
        return new Point("in the body", bytes);
    }

    /** The bytes that pass before it; -1 if it is not in a body. */
    public long bytes() {
        return this.bytes;
    }

    public boolean isInRequest() {
        return this.bytes >= 0 && this.name.equals("in the request");
    }

    public boolean isInBody() {
        return this.bytes >= 0 && this.name.equals("in the body");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && point.name.equals(this.name) && point.bytes == this.bytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.name, this.bytes);
    }

    @Override
    public String toString() {
        return (this.bytes < 0) ? this.name : this.name + " after " + this.bytes + " bytes";
    }

}
