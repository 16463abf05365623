package io.github.miniospring.test.server.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.text.Utf8Order;

/** Reads what a zip file says about its members. */
public final class ZipDirectory {

    private static final int END = 0x06054b50;

    private static final int END_LENGTH = 22;

    private static final int MAX_COMMENT = 0xFFFF;

    private static final int ENTRY = 0x02014b50;

    private static final int ENTRY_LENGTH = 46;

    private static final long MAX_DIRECTORY = 100L * 1024 * 1024;

    private static final long OF_LARGE_FILES = 0xFFFFFFFFL;

    private ZipDirectory() {
    }

    /** All members but folders, by their names. */
    public static SortedMap<String, Member> read(Content zip) {
        int tail = (int) Math.min(zip.length(), END_LENGTH + MAX_COMMENT);
        ByteBuffer last = buffer(zip.slice(zip.length() - tail, tail));
        int end = end(last);
        long length = last.getInt(end + 12) & OF_LARGE_FILES;
        long offset = last.getInt(end + 16) & OF_LARGE_FILES;
        if (length == OF_LARGE_FILES || offset == OF_LARGE_FILES || length > MAX_DIRECTORY) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        if (offset + length != zip.length() - tail + end) {
            throw invalid();
        }
        ByteBuffer directory = buffer(zip.slice(offset, length));
        SortedMap<String, Member> members = new TreeMap<>(Utf8Order.INSTANCE);
        while (directory.hasRemaining()) {
            Member member = member(directory);
            if (!member.name().endsWith("/")) {
                members.putIfAbsent(member.name(), member);
            }
        }
        return members;
    }

    private static ByteBuffer buffer(Content content) {
        return ByteBuffer.wrap(content.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int end(ByteBuffer last) {
        for (int i = last.limit() - END_LENGTH; i >= 0; i--) {
            if (last.getInt(i) == END && i + END_LENGTH + (last.getShort(i + 20) & 0xFFFF) == last.limit()) {
                return i;
            }
        }
        throw invalid();
    }

    private static Member member(ByteBuffer directory) {
        int start = directory.position();
        if (directory.remaining() < ENTRY_LENGTH || directory.getInt(start) != ENTRY) {
            throw invalid();
        }
        int nameLength = directory.getShort(start + 28) & 0xFFFF;
        int more = (directory.getShort(start + 30) & 0xFFFF) + (directory.getShort(start + 32) & 0xFFFF);
        if (directory.remaining() < ENTRY_LENGTH + nameLength + more) {
            throw invalid();
        }
        byte[] name = new byte[nameLength];
        directory.get(start + ENTRY_LENGTH, name);
        directory.position(start + ENTRY_LENGTH + nameLength + more);
        return new Member(new String(name, StandardCharsets.UTF_8), directory.getShort(start + 10) & 0xFFFF,
                (directory.getShort(start + 8) & 1) != 0, directory.getInt(start + 16) & 0xFFFFFFFFL,
                directory.getInt(start + 20) & 0xFFFFFFFFL, directory.getInt(start + 24) & 0xFFFFFFFFL,
                directory.getInt(start + 42) & 0xFFFFFFFFL);
    }

    static S3Failure invalid() {
        return S3Error.of("BadRequest", 400, "zip: not a valid zip file");
    }

    /**
     * A member.
     *
     * @param compressed bytes in the file
     * @param size in bytes
     * @param offset of its header in the file
     */
    public record Member(String name, int method, boolean encrypted, long crc, long compressed, long size,
            long offset) {
    }

}
