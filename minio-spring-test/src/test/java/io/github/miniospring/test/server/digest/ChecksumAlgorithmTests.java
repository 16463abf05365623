package io.github.miniospring.test.server.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksumAlgorithmTests {

    @ParameterizedTest
    @CsvSource({ "CRC32, y/Q5Jg==", "CRC32C, 4waSgw==", "CRC64NVME, rosUhgp5mIg=" })
    void computesTheKnownValues(ChecksumAlgorithm algorithm, String expected) {
        ChecksumAlgorithm.Digest digest = algorithm.digest();
        digest.update(ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII)));

        assertThat(Hashes.base64(digest.value())).isEqualTo(expected);
    }

    @Test
    void doesNotCareHowBytesArrive() {
        ChecksumAlgorithm.Digest whole = ChecksumAlgorithm.CRC64NVME.digest();
        ChecksumAlgorithm.Digest pieces = ChecksumAlgorithm.CRC64NVME.digest();
        byte[] data = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.US_ASCII);

        whole.update(ByteBuffer.wrap(data));
        for (byte b : data) {
            pieces.update(ByteBuffer.wrap(new byte[] { b }));
        }

        assertThat(pieces.value()).isEqualTo(whole.value());
    }

}
