package io.github.miniospring.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

class LineSplitterTests {

    private final LineSplitter splitter = new LineSplitter();

    private List<String> split(String... buffers) {
        List<String> lines = new ArrayList<>();
        for (String buffer : buffers) {
            this.splitter.split(DefaultDataBufferFactory.sharedInstance.wrap(buffer.getBytes(StandardCharsets.UTF_8)))
                .forEach(line -> lines.add(new String(line.bytes(), StandardCharsets.UTF_8)));
        }
        return lines;
    }

    @Test
    void putsLinesTogetherWhereverTheyAreCut() {
        String text = "{a}\n   {b\u00e9}\n\n \r\n{c d}\n{e";
        List<String> byteByByte = new ArrayList<>();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            this.splitter.split(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] { each }))
                .forEach(line -> byteByByte.add(new String(line.bytes(), StandardCharsets.UTF_8)));
        }

        assertThat(byteByByte).containsExactly("{a}", "{b\u00e9}", "{c d}");
        assertThat(this.splitter.begun()).isEqualTo('{');
        assertThat(split("f}\n", "{g", "}\n{h}\n")).containsExactly("{ef}", "{g}", "{h}");
    }

    @Test
    void neverGathersBlanks() {
        for (int i = 0; i < 100; i++) {
            assertThat(split(" ".repeat(50_000))).isEmpty();
        }

        assertThat(this.splitter.begun()).isEqualTo(-1);
        assertThat(split("{a}\n")).containsExactly("{a}");
    }

    @Test
    void keepsNoMoreOfALineThanIsAllowed() {
        List<LineSplitter.Line> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.addAll(this.splitter.split(DefaultDataBufferFactory.sharedInstance.wrap(new byte[100_000])));
        }
        lines.addAll(this.splitter
            .split(DefaultDataBufferFactory.sharedInstance.wrap("\n{a}\n".getBytes(StandardCharsets.UTF_8))));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).tooLong()).isTrue();
        assertThat(lines.get(0).bytes()).hasSize(LineSplitter.MAX_LINE);
        assertThat(lines.get(1).tooLong()).isFalse();
    }

    @Test
    void aLineMayBeAsLongAsIsAllowed() {
        String longest = "x".repeat(LineSplitter.MAX_LINE);

        List<LineSplitter.Line> lines = this.splitter
            .split(DefaultDataBufferFactory.sharedInstance.wrap((longest + "\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(lines).singleElement().satisfies(line -> assertThat(line.tooLong()).isFalse());
    }

}
