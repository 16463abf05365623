package io.github.miniospring.test.server.http;

import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.Point;
import io.netty.buffer.ByteBuf;

/** What a fault does to the bytes of a body, in the order in which they are sent. */
final class Damage {

    private final Fault fault;

    private long sent;

    Damage(Fault fault) {
        this.fault = fault;
    }

    /** How many more bytes may be sent before the body breaks off. */
    long left() {
        Point point = this.fault.breakPoint();
        return (point != null && point.isInBody()) ? point.bytes() - this.sent : Long.MAX_VALUE;
    }

    /** Notes what is sent next, and spoils it where it is to be spoiled. */
    ByteBuf apply(ByteBuf piece) {
        long index = this.fault.corruptedAt() - this.sent;
        if (index >= 0 && index < piece.readableBytes()) {
            piece.setByte((int) index, piece.getByte((int) index) ^ 0xFF);
        }
        this.sent += piece.readableBytes();
        return piece;
    }

}
