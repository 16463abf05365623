package io.github.miniospring.object;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyOrderTests {

    @Test
    void sortsAsTheBytesOfUtf8() {
        List<String> keys = new ArrayList<>(List.of("", "a", "a/", "a0", "ab", "b", "\u007f", "\u00e9", "\ud7ff",
                "\ue000", "\uff5e", "\uffff", "\ud800\udc00", "\ud83d\ude00", "\ud83d\ude01", "\udbff\udfff", "a\uff5e",
                "a\ud83d\ude00", "\ud83d\ude00\uff5e"));
        List<String> expected = new ArrayList<>(keys);
        expected.sort((left, right) -> Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8),
                right.getBytes(StandardCharsets.UTF_8)));
        Collections.shuffle(keys, new Random(1));

        keys.sort(KeyOrder.INSTANCE);

        assertThat(keys).isEqualTo(expected).isNotEqualTo(keys.stream().sorted().toList());
    }

}
