package io.github.miniospring.test.server.http;

import java.time.Duration;

/** A body that goes on until one side closes. */
public interface LiveBody extends ResponseBody {

    @Override
    default long length() {
        return -1;
    }

    @Override
    default Source open() {
        throw new UnsupportedOperationException("A live body is started, not read");
    }

    /** Called on the connection's thread once the head has been written, unflushed. */
    void start(Sink sink);

    /** Called on the connection's thread when either side has closed. */
    void stop();

    /** Where a live body goes; its methods may be called from any thread. */
    interface Sink {

        /** Sends bytes at once, with everything that waits before them. */
        void send(byte[] bytes);

        /** Ends the body as HTTP wants it. */
        void end();

        /** Cuts the connection in the midst of the body. */
        void cut();

        /** Bytes accepted for sending that the client has not taken yet. */
        long waiting();

        /**
         * Runs on the connection's thread after a time, unless the body has stopped by
         * then.
         */
        void later(Duration delay, Runnable action);

    }

}
