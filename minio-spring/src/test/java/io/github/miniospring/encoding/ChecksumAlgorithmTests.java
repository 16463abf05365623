package io.github.miniospring.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThat;

class ChecksumAlgorithmTests {

    @ParameterizedTest
    @CsvSource({ "CRC32, y/Q5Jg==", "CRC32C, 4waSgw==", "CRC64NVME, rosUhgp5mIg=", "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
            "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=" })
    void computesTheCheckValue(ChecksumAlgorithm algorithm, String expected) {
        ChecksumAlgorithm.Computation computation = algorithm.start();

        computation.update(ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII)));

        assertThat(computation.value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "CRC32C, hzONvQ==", "CRC64NVME, MqWU9qTZBK8=", "CRC32, /vfglA==" })
    void computesALargeInputPieceByPiece(ChecksumAlgorithm algorithm, String expected) {
        ChecksumAlgorithm.Computation computation = algorithm.start();

        computation.update(repeated('a', 5_242_880));
        computation.update(repeated('b', 5_242_880));
        computation.update(repeated('c', 10));

        assertThat(computation.value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "a, 5242880, WpuOeg==", "b, 5242880, JtMBsw==", "c, 10, RlHSOg==" })
    void computesTheParts(char content, int length, String expected) {
        ChecksumAlgorithm.Computation computation = ChecksumAlgorithm.CRC32C.start();

        computation.update(repeated(content, length));

        assertThat(computation.value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnHowTheBytesAreCut(ChecksumAlgorithm algorithm) {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        ChecksumAlgorithm.Computation whole = algorithm.start();
        whole.update(ByteBuffer.wrap(bytes));
        ChecksumAlgorithm.Computation cut = algorithm.start();
        ByteBuffer direct = ByteBuffer.allocateDirect(1000).put(bytes).flip();

        for (int from = 0, step = 1; from < 1000; from += step, step = step % 19 + 1) {
            cut.update(direct.slice(from, Math.min(step, 1000 - from)));
        }

        assertThat(cut.value()).isEqualTo(whole.value());
    }

    @ParameterizedTest
    @EnumSource
    void takesTheRemainingBytesWhateverTheirOrder(ChecksumAlgorithm algorithm) {
        byte[] bytes = new byte[64];
        new Random(2).nextBytes(bytes);
        ByteBuffer middle = ByteBuffer.wrap(bytes, 3, 50).order(ByteOrder.LITTLE_ENDIAN);
        ChecksumAlgorithm.Computation computation = algorithm.start();
        ChecksumAlgorithm.Computation expected = algorithm.start();
        expected.update(ByteBuffer.wrap(Arrays.copyOfRange(bytes, 3, 53)));

        computation.update(middle);

        assertThat(middle.remaining()).isZero();
        assertThat(computation.value()).isEqualTo(expected.value());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheLengthItTells(ChecksumAlgorithm algorithm) {
        assertThat(Base64.getDecoder().decode(algorithm.start().value())).hasSize(algorithm.length());
    }

    @Test
    void namesTheHeaderOfEach() {
        assertThat(ChecksumAlgorithm.values()).extracting(ChecksumAlgorithm::header)
            .containsExactly("x-amz-checksum-crc32", "x-amz-checksum-crc32c", "x-amz-checksum-crc64nvme",
                    "x-amz-checksum-sha1", "x-amz-checksum-sha256");
    }

    private static ByteBuffer repeated(char content, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return ByteBuffer.wrap(bytes);
    }

    @ParameterizedTest
    @EnumSource(names = { "CRC32", "CRC32C", "CRC64NVME" })
    void findsTheValueOfTwoRunsOfBytesFromThoseOfEach(ChecksumAlgorithm algorithm) {
        byte[] bytes = new byte[100_003];
        new Random(7).nextBytes(bytes);
        for (int first : new int[] { 0, 1, 4, 65_536, 100_002, 100_003 }) {
            assertThat(algorithm.combine(value(algorithm, bytes, 0, first),
                    value(algorithm, bytes, first, bytes.length), bytes.length - first))
                .isEqualTo(value(algorithm, bytes, 0, bytes.length));
        }
    }

    private static String value(ChecksumAlgorithm algorithm, byte[] bytes, int from, int to) {
        ChecksumAlgorithm.Computation computation = algorithm.start();
        computation.update(ByteBuffer.wrap(bytes, from, to - from));
        return computation.value();
    }

    @Test
    void refusesToCombineDigests() {
        assertThatIllegalStateException().isThrownBy(() -> ChecksumAlgorithm.SHA1.combine("", "", 1));
    }

}
