package io.github.miniospring.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * Moves objects up and down in all forms, in a JVM whose memory whoever starts it has
 * limited, and compares every byte by a checksum.
 */
final class MemoryProbe {

    private final MinioTemplate template;

    private final String bucket;

    private final Path directory;

    private MemoryProbe(MinioTemplate template, String bucket, Path directory) {
        this.template = template;
        this.bucket = bucket;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        MemoryPeak peak = new MemoryPeak();
        try (MinioClient client = MinioClient.builder(Endpoint.parse(arguments[0], null))
            .credentials(CredentialsProvider.of(System.getenv("MINIO_ACCESS_KEY"), System.getenv("MINIO_SECRET_KEY")))
            .build()) {
            MemoryProbe probe = new MemoryProbe(new MinioTemplate(client), arguments[1], Path.of(arguments[2]));
            for (long size : new long[] { 0, 1, 5 << 20, Long.parseLong(arguments[3]) << 20 }) {
                probe.move(size);
            }
        }
        System.out.println(peak.report());
    }

    private void move(long size) throws IOException {
        long started = System.nanoTime();
        long expected = new Pattern(size).checksum();
        Path file = this.directory.resolve("object");
        this.template.putObject(this.bucket, "publisher", new Pattern(size).buffers(), size);
        this.template.downloadObject(this.bucket, "publisher", file);
        require("file", size, expected, checksum(file));
        this.template.uploadObject(this.bucket, "file", file);
        Files.delete(file);
        require("stream", size, expected,
                this.template.getObject(this.bucket, "file", content -> checksum(content.inputStream())));
        this.template.putObject(this.bucket, "stream", new PatternStream(size));
        require("buffers", size, expected, checksum(this.template.reactive().getObjectBuffers(this.bucket, "stream")));
        System.out.println(size + " bytes in " + (System.nanoTime() - started) / 1_000_000 + " ms");
        for (String key : new String[] { "publisher", "file", "stream" }) {
            this.template.removeObject(this.bucket, key);
        }
    }

    private static void require(String form, long size, long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(size + " bytes read as " + form + " are not those that were written");
        }
    }

    private static long checksum(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
        }
        return checksum.getValue();
    }

    private static long checksum(InputStream stream) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        int count = stream.read(buffer);
        while (count >= 0) {
            checksum.update(buffer, 0, count);
            count = stream.read(buffer);
        }
        return checksum.getValue();
    }

    private static long checksum(Flux<DataBuffer> buffers) {
        CRC32C checksum = new CRC32C();
        buffers.doOnNext(buffer -> {
            try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
                parts.forEachRemaining(checksum::update);
            }
            DataBufferUtils.release(buffer);
        }).blockLast();
        return checksum.getValue();
    }

    /** Bytes that look alike nowhere nearby: every block begins with its number. */
    private record Pattern(long size) {

        private static final int BLOCK = 1 << 16;

        private static byte[] block(long number) {
            byte[] block = new byte[BLOCK];
            ByteBuffer.wrap(block).putLong(number).putLong(BLOCK / 2, ~number);
            return block;
        }

        private int blocks() {
            return (int) ((this.size + BLOCK - 1) / BLOCK);
        }

        private int length(int block) {
            return (int) Math.min(BLOCK, this.size - (long) block * BLOCK);
        }

        private Flux<DataBuffer> buffers() {
            return Flux.range(0, blocks())
                .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(ByteBuffer.wrap(block(i), 0, length(i))));
        }

        private long checksum() {
            CRC32C checksum = new CRC32C();
            for (int i = 0; i < blocks(); i++) {
                checksum.update(block(i), 0, length(i));
            }
            return checksum.getValue();
        }

    }

    private static final class PatternStream extends InputStream {

        private final Pattern pattern;

        private long position;

        private byte[] block = new byte[0];

        private PatternStream(long size) {
            this.pattern = new Pattern(size);
        }

        @Override
        public int read() {
            byte[] single = new byte[1];
            return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (this.position == this.pattern.size()) {
                return -1;
            }
            int number = (int) (this.position / Pattern.BLOCK);
            int within = (int) (this.position % Pattern.BLOCK);
            if (within == 0) {
                this.block = Pattern.block(number);
            }
            int count = Math.min(length, this.pattern.length(number) - within);
            System.arraycopy(this.block, within, bytes, offset, count);
            this.position += count;
            return count;
        }

    }

}
