package io.github.miniospring.test.server.payload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.miniospring.test.server.error.S3Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MultipartReaderTests {

    private final List<String> parts = new ArrayList<>();

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private final MultipartReader reader = new MultipartReader("X", new MultipartReader.Parts() {

        @Override
        public void begin(String disposition) {
            MultipartReaderTests.this.content.reset();
        }

        @Override
        public void data(ByteBuffer data) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            MultipartReaderTests.this.content.writeBytes(bytes);
        }

        @Override
        public boolean end() {
            MultipartReaderTests.this.parts
                .add(MultipartReaderTests.this.content.toString(StandardCharsets.ISO_8859_1));
            return true;
        }

    });

    private void read(String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(most);
        for (int start = 0; start < bytes.length;) {
            int count = Math.min(bytes.length - start, 1 + random.nextInt(most));
            this.reader.take(ByteBuffer.wrap(bytes, start, count));
            start += count;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 7, 1000 })
    void findsPartsHoweverTheyAreCut(int most) {
        read("before\r\n--X\r\nA: b\r\n\r\none\r\n--X \r\n\r\n\r\n--X\r\n\r\n--X\r\nB: c\r\n\r\n\r\n\r--X\r\n--Xno\r\n-\r\r\n\r\n--X--\r\nafter",
                most);

        assertThat(this.parts).containsExactly("one", "", "", "\r\n\r--X\r\n--Xno\r\n-\r\r\n");
        assertThat(this.reader.isWithinPart()).isFalse();
    }

    @Test
    void takesLinesThatEndShortIfTheFirstDoes() {
        read("--X\nA: b\n\none\r\n--X\n\ntwo\n--X--\n", 5);

        assertThat(this.parts).containsExactly("one\r", "two");
    }

    @Test
    void knowsWhenTheEndIsMissing() {
        read("--X\r\n\r\none\r\n--", 100);

        assertThat(this.parts).isEmpty();
        assertThat(this.reader.isWithinPart()).isTrue();
    }

    @Test
    void keepsNoLineWithoutEnd() {
        assertThatExceptionOfType(S3Failure.class).isThrownBy(() -> read("x".repeat(70_000), 1000));
        assertThat(this.parts).isEmpty();
    }

    @Test
    void readsGarbageWithoutHarm() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder("--X\r\n");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(random.nextInt(3) == 0 ? "\r\n--X" : "\r\n-X:a ".charAt(random.nextInt(7)));
            }
            MultipartReaderTests fresh = new MultipartReaderTests();
            try {
                fresh.read(text.toString(), 4);
            }
            catch (S3Failure ex) {
                assertThat(ex.code()).isEqualTo("MalformedPOSTRequest");
            }
        }
    }

}
