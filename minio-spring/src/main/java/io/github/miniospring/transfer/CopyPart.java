package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.operation.CopySource;

/**
 * A part of an object that is put together of others.
 *
 * @param sources what it is made of: one that the server copies, or several one behind
 * the other, each too small for a part, which are read and sent
 * @param length its size in bytes
 */
record CopyPart(List<CopySource> sources, long length) {

    CopyPart {
        sources = List.copyOf(sources);
    }

    CopyPart(CopySource source, long length) {
        this(List.of(source), length);
    }

    /** Whether the server copies it. */
    boolean isCopied() {
        return this.sources.size() == 1;
    }

}
