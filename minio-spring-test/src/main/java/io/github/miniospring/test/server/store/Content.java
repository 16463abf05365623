package io.github.miniospring.test.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import org.jspecify.annotations.Nullable;

/** The bytes of an object or a part: pieces of blobs, one after the other. */
public final class Content {

    /** No bytes. */
    public static final Content EMPTY = new Content(List.of());

    private static final int PIECE = 64 * 1024;

    private final List<Piece> pieces;

    private final long length;

    private Content(List<Piece> pieces) {
        this.pieces = pieces;
        this.length = pieces.stream().mapToLong(Piece::length).sum();
    }

    static Content of(Blob blob) {
        return (blob.length() == 0) ? EMPTY : new Content(List.of(new Piece(blob, 0, blob.length())));
    }

    public static Content of(byte[] bytes) {
        return of(Blob.of(bytes, bytes.length));
    }

    /** All of them, one after the other. */
    public static Content join(List<Content> contents) {
        return new Content(contents.stream().flatMap(content -> content.pieces.stream()).toList());
    }

    public long length() {
        return this.length;
    }

    /** A part of it, sharing the bytes. */
    public Content slice(long offset, long length) {
        List<Piece> slice = new ArrayList<>();
        long start = 0;
        for (Piece piece : this.pieces) {
            long from = Math.max(offset, start);
            long to = Math.min(offset + length, start + piece.length());
            if (from < to) {
                slice.add(new Piece(piece.blob(), piece.offset() + from - start, to - from));
            }
            start += piece.length();
        }
        return new Content(slice);
    }

    public Reader open() {
        return new Reader();
    }

    public InputStream stream() {
        Reader reader = open();
        return new InputStream() {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                return (count == 0) ? 0 : reader.read(ByteBuffer.wrap(target, offset, count));
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }

        };
    }

    /** Gives all bytes to these, in small pieces. */
    public void feed(Digest... digests) {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (Reader reader = open()) {
            while (reader.read(piece) >= 0) {
                piece.flip();
                for (Digest digest : digests) {
                    digest.update(piece);
                }
                piece.clear();
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Everything; only for what is known to be small. */
    public byte[] bytes() {
        try (InputStream stream = stream()) {
            return stream.readAllBytes();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private record Piece(Blob blob, long offset, long length) {
    }

    /** Reads once from start to end. */
    public final class Reader implements AutoCloseable {

        private int piece;

        private long position;

        private Blob.@Nullable Access access;

        private Reader() {
        }

        /** Bytes read; -1 at the end. */
        public int read(ByteBuffer target) throws IOException {
            while (this.piece < Content.this.pieces.size()) {
                Piece piece = Content.this.pieces.get(this.piece);
                if (this.position < piece.length()) {
                    return read(piece, target);
                }
                close();
                this.piece++;
                this.position = 0;
            }
            return -1;
        }

        private int read(Piece piece, ByteBuffer target) throws IOException {
            if (this.access == null) {
                this.access = piece.blob().open();
            }
            int limit = target.limit();
            target.limit((int) Math.min(limit, target.position() + piece.length() - this.position));
            int count = this.access.read(piece.offset() + this.position, target);
            target.limit(limit);
            this.position += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            if (this.access != null) {
                this.access.close();
                this.access = null;
            }
        }

    }

}
