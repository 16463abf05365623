package io.github.miniospring.test.server.http;

import java.nio.ByteBuffer;

import io.github.miniospring.test.server.traffic.Fault;
import org.jspecify.annotations.Nullable;

/** Takes the body of one request and answers it. */
public interface Intake {

    /** The answer, if there is one already without the rest of the body; else null. */
    @Nullable Response early();

    /** Takes a piece of the body; the buffer is valid during the call only. */
    void data(ByteBuffer piece);

    /** Called after the last piece. */
    Response end();

    /** Called instead of {@link #end} if the client went away. */
    void abort();

    /** What shall go wrong with this request. */
    Fault fault();

}
