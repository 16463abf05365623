package io.github.miniospring.test.server.payload;

import java.nio.ByteBuffer;

/** Receives one body. */
public interface Receiver {

    /** Takes a piece as it came. */
    void take(ByteBuffer piece);

    /** Checks what has come. */
    Payload finish();

    /** Forgets what has come. */
    void discard();

}
