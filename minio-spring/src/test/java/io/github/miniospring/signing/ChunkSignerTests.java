package io.github.miniospring.signing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.credentials.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChunkSignerTests {

    private static final SigningScope SCOPE = SigningScope
        .s3(Credentials.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "us-east-1");

    private static final String TRAILER = "x-amz-checksum-crc32c";

    private final byte[] payload = new byte[66560];

    ChunkSignerTests() {
        Arrays.fill(this.payload, (byte) 'a');
    }

    @Test
    void signsTheChunksThatAwsPublished() {
        Signature seed = seed(Signer.SIGNED_CHUNKS, false);
        ChunkSigner signer = new ChunkSigner(seed);

        assertThat(seed.value()).isEqualTo("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        assertThat(text(signer.header(ByteBuffer.wrap(this.payload, 0, 65536))))
            .isEqualTo("10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n");
        assertThat(text(signer.header(ByteBuffer.wrap(this.payload, 65536, 1024))))
            .isEqualTo("400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n");
        assertThat(text(signer.end()))
            .isEqualTo("0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n");
    }

    @Test
    void signsTheTrailerThatAwsPublished() {
        Signature seed = seed(Signer.SIGNED_CHUNKS_AND_TRAILER, true);
        ChunkSigner signer = new ChunkSigner(seed);

        assertThat(seed.value()).isEqualTo("106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
        assertThat(text(signer.header(ByteBuffer.wrap(this.payload, 0, 65536))))
            .contains("b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2");
        assertThat(text(signer.header(ByteBuffer.wrap(this.payload, 65536, 1024))))
            .contains("1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7");
        assertThat(text(signer.end(TRAILER, "sOO8/Q==")))
            .isEqualTo("0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                    + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                    + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n");
    }

    @Test
    void tellsTheLengthThatAwsPublished() {
        assertThat(ChunkSigner.framedLength(66560)).isEqualTo(66824);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 15, 16, 17, 255, 256, 65535, 65536, 65537, 131072, 200_000 })
    void tellsTheLengthItFrames(int length) {
        assertThat(ChunkSigner.framedLength(length)).isEqualTo(framed(length, false));
        assertThat(ChunkSigner.framedLength(length, TRAILER, 8)).isEqualTo(framed(length, true));
    }

    @Test
    void tellsTheLengthOfTheLargestObject() {
        long length = 5L << 40;

        assertThat(ChunkSigner.framedLength(length))
            .isEqualTo(length / 65536 * (5 + 17 + 64 + 2 + 65536 + 2) + 1 + 17 + 64 + 2 + 2);
    }

    private static int framed(int length, boolean trailer) {
        ChunkSigner signer = new ChunkSigner(seed(Signer.SIGNED_CHUNKS, false));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] body = new byte[length];
        for (int offset = 0; offset < length; offset += ChunkSigner.CHUNK_SIZE) {
            int count = Math.min(ChunkSigner.CHUNK_SIZE, length - offset);
            out.writeBytes(signer.header(ByteBuffer.wrap(body, offset, count)));
            out.write(body, offset, count);
            out.writeBytes(new byte[] { '\r', '\n' });
        }
        out.writeBytes(trailer ? signer.end(TRAILER, "sOO8/Q==") : signer.end());
        return out.size();
    }

    private static Signature seed(String hash, boolean trailer) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", "s3.amazonaws.com");
        headers.put("content-encoding", "aws-chunked");
        headers.put("x-amz-decoded-content-length", "66560");
        headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");
        headers.put(trailer ? "x-amz-trailer" : "content-length", trailer ? TRAILER : "66824");
        return Signer.signHeader("PUT", URI.create("https://s3.amazonaws.com/examplebucket/chunkObject.txt"), headers,
                hash, SCOPE, Instant.parse("2013-05-24T00:00:00Z"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

}
