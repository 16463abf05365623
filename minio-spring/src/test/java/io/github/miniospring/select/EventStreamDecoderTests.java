package io.github.miniospring.select;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventStreamDecoderTests {

    private static final String END = "0000003800000028c1c684d40d3a6d6573736167652d747970650700056576656e74"
            + "0b3a6576656e742d74797065070003456e64cf97d392";

    private static final String CONT = "00000039000000298ba19df20d3a6d6573736167652d747970650700056576656e74"
            + "0b3a6576656e742d74797065070004436f6e749c864a0d";

    private static final String RECORDS = "0000006900000055ea016f2e0d3a6d6573736167652d747970650700056576656e74"
            + "0b3a6576656e742d747970650700075265636f7264730d3a636f6e74656e742d74797065070018"
            + "6170706c69636174696f6e2f6f637465742d73747265616d612c620ae367eb1d";

    private static final String ERROR = "0000005800000048154692c10b3a6572726f722d636f646507000d496e7465726e616c4572726f72"
            + "0e3a6572726f722d6d657373616765070004626f6f6d0d3a6d6573736167652d747970650700056572726f72f9da682d";

    private final EventStreamDecoder decoder = new EventStreamDecoder();

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 7, 11, 12, 13, 104, 105, 106, 1000 })
    void readsFramesWhereverTheyAreCut(int size) {
        List<EventFrame> frames = decode(bytes(RECORDS + CONT + ERROR + END), size);

        assertThat(frames).extracting(EventFrame::eventType).containsExactly("Records", "Cont", "", "End");
        assertThat(frames.get(0).payload()).asString(StandardCharsets.UTF_8).isEqualTo("a,b\n");
        assertThat(frames.get(0).header(":content-type")).isEqualTo("application/octet-stream");
        assertThat(frames.get(2).isError()).isTrue();
        assertThat(frames.get(2).header(":error-code")).isEqualTo("InternalError");
        assertThat(frames.get(2).header(":error-message")).isEqualTo("boom");
        assertThat(this.decoder.isComplete()).isTrue();
    }

    @Test
    void noticesEveryAlteredByte() {
        byte[] sound = bytes(RECORDS);
        for (int i = 0; i < sound.length; i++) {
            byte[] altered = sound.clone();
            altered[i] ^= 1;
            assertThatExceptionOfType(EventStreamException.class).as("byte " + i)
                .isThrownBy(
                        () -> new EventStreamDecoder().decode(DefaultDataBufferFactory.sharedInstance.wrap(altered)))
                .withMessageContaining("checksum");
        }
    }

    @Test
    void knowsWhenAFrameIsNotComplete() {
        byte[] frame = bytes(RECORDS);

        assertThat(decode(Arrays.copyOf(frame, 100), 100)).isEmpty();

        assertThat(this.decoder.isComplete()).isFalse();
    }

    // Its checksum is right, so it was meant; nothing that large is gathered.
    @Test
    void refusesAFrameBeyondTheFormat() {
        ByteBuffer prelude = ByteBuffer.allocate(12).putInt(Integer.MAX_VALUE).putInt(0);
        CRC32 crc = new CRC32();
        crc.update(prelude.array(), 0, 8);
        prelude.putInt((int) crc.getValue());

        assertThatExceptionOfType(EventStreamException.class).isThrownBy(() -> decode(prelude.array(), 12))
            .withMessage("a frame of 2147483647 bytes with headers of 0");
    }

    private List<EventFrame> decode(byte[] bytes, int size) {
        List<EventFrame> frames = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += size) {
            frames.addAll(this.decoder.decode(DefaultDataBufferFactory.sharedInstance
                .wrap(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)))));
        }
        return frames;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

}
