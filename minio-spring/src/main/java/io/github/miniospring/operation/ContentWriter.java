package io.github.miniospring.operation;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the bytes of an object. */
@FunctionalInterface
public interface ContentWriter {

    /**
     * Writes all bytes. The object is stored when this returns, and not when it throws.
     * @param content waits while enough bytes are on their way; closing it does nothing.
     * When the upload has failed meanwhile, writing does so too
     */
    void write(OutputStream content) throws IOException;

}
