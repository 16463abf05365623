package io.github.miniospring.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.signing.ChunkSigner;
import io.github.miniospring.signing.Signature;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class SignedChunksTests {

    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private final byte[] payload = new byte[66560];

    SignedChunksTests() {
        Arrays.fill(this.payload, (byte) 'a');
    }

    @Test
    void framesTheUploadThatAwsPublished() {
        SignedChunks chunks = chunks(Signer.SIGNED_CHUNKS_AND_TRAILER, ChecksumAlgorithm.CRC32C);

        String framed = frame(chunks, Flux.just(BUFFERS.wrap(this.payload)));

        assertThat(framed)
            .isEqualTo("10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n"
                    + "a".repeat(65536) + "\r\n"
                    + "400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n"
                    + "a".repeat(1024) + "\r\n"
                    + "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                    + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                    + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n");
        assertThat(chunks.value()).isEqualTo("sOO8/Q==");
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 1000, 65535, 65536, 65537 })
    void framesAlikeHoweverTheBytesAreCut(int step) {
        Flux<DataBuffer> pieces = Flux.range(0, (66560 + step - 1) / step)
            .map(i -> BUFFERS.wrap(Arrays.copyOfRange(this.payload, i * step, Math.min(66560, (i + 1) * step))));

        String framed = frame(chunks(Signer.SIGNED_CHUNKS_AND_TRAILER, ChecksumAlgorithm.CRC32C), pieces);

        assertThat(framed).hasSize((int) ChunkSigner.framedLength(66560, "x-amz-checksum-crc32c", 8))
            .endsWith(
                    "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n");
    }

    @Test
    void framesNothing() {
        SignedChunks chunks = chunks(Signer.SIGNED_CHUNKS_AND_TRAILER, ChecksumAlgorithm.SHA256);

        String framed = frame(chunks, Flux.empty());

        assertThat(framed).startsWith("0;chunk-signature=")
            .contains("x-amz-checksum-sha256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\r\n")
            .hasSize((int) ChunkSigner.framedLength(0, "x-amz-checksum-sha256", 44));
    }

    @Test
    void endsWithoutATrailerWhereThereIsNoChecksum() {
        SignedChunks chunks = chunks(Signer.SIGNED_CHUNKS, null);

        String framed = frame(chunks, Flux.just(BUFFERS.wrap(this.payload)));

        assertThat(framed).hasSize((int) ChunkSigner.framedLength(66560))
            .endsWith("\r\n\r\n")
            .doesNotContain("trailer");
        assertThat(chunks.value()).isNull();
    }

    private static SignedChunks chunks(String hash, @Nullable ChecksumAlgorithm algorithm) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", "s3.amazonaws.com");
        headers.put("content-encoding", "aws-chunked");
        headers.put("x-amz-decoded-content-length", "66560");
        headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");
        headers.put("x-amz-trailer", "x-amz-checksum-crc32c");
        Signature seed = Signer.signHeader("PUT", URI.create("https://s3.amazonaws.com/examplebucket/chunkObject.txt"),
                headers, hash,
                SigningScope.s3(Credentials.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                        "us-east-1"),
                Instant.parse("2013-05-24T00:00:00Z"));
        return new SignedChunks(new ChunkSigner(seed), algorithm, BUFFERS);
    }

    private static String frame(SignedChunks chunks, Flux<DataBuffer> body) {
        DataBuffer framed = DataBufferUtils.join(chunks.frame(body)).block(Duration.ofSeconds(5));
        assertThat(framed).isNotNull();
        return framed.toString(StandardCharsets.US_ASCII);
    }

}
