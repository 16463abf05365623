package io.github.miniospring.test.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes tar files. */
final class TestTar {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TestTar file(String name, String content) {
        return entry(name, '0', content);
    }

    TestTar folder(String name) {
        return entry(name, '5', "");
    }

    /** What PAX says about the next entry. */
    TestTar pax(Map<String, String> records) {
        StringBuilder text = new StringBuilder();
        records.forEach((name, value) -> {
            String record = " " + name + "=" + value + "\n";
            int length = record.length() + 2;
            text.append((length + ((length > 99) ? 1 : 0))).append(record);
        });
        return entry("pax", 'x', text.toString());
    }

    TestTar entry(String name, char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 124, String.format("%011o", bytes.length));
        put(header, 136, String.format("%011o", 1_600_000_000));
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        this.out.writeBytes(header);
        this.out.writeBytes(bytes);
        this.out.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
        return this;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    byte[] bytes() {
        this.out.writeBytes(new byte[1024]);
        return this.out.toByteArray();
    }

}
