package io.github.miniospring.test.server.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The body of an answer: of known length, or {@link LiveBody live}. */
public interface ResponseBody {

    /** No body. */
    ResponseBody EMPTY = of(new byte[0]);

    /** Bytes in all; -1 if the body has no end of its own. */
    long length();

    Source open() throws IOException;

    /** A body in memory. */
    static ResponseBody of(byte[] bytes) {
        return new ResponseBody() {

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public Source open() {
                ByteBuffer content = ByteBuffer.wrap(bytes);
                return target -> {
                    if (!content.hasRemaining()) {
                        return -1;
                    }
                    int count = Math.min(target.remaining(), content.remaining());
                    target.put(content.slice().limit(count));
                    content.position(content.position() + count);
                    return count;
                };
            }

        };
    }

    /** Reads the body once. */
    interface Source extends Closeable {

        /** Bytes read; -1 at the end. */
        int read(ByteBuffer target) throws IOException;

        @Override
        default void close() throws IOException {
        }

    }

}
