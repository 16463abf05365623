package io.github.miniospring.object;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SnowballObjectTests {

    @ParameterizedTest
    @ValueSource(strings = { "a//b", "./a", "a/./b", "a/../b", "..", "a/..", "a/b//" })
    void refusesKeysThatServersCleanUp(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> SnowballObject.of(key, ""))
            .withMessage(
                    "Key '" + key + "' would be stored as another one: write it without //, . and .. between slashes");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a/b.txt", "...", "a/.b/c..", " a ", "a/" })
    void takesKeysThatServersLeaveAlone(String key) {
        assertThat(SnowballObject.of(key, "").key()).isEqualTo(key);
    }

    @Test
    void refusesBytesInADirectory() {
        assertThatIllegalArgumentException().isThrownBy(() -> SnowballObject.of("a/", "b"))
            .withMessage("Key 'a/' ends in a slash, and is a directory then, which takes no bytes");
    }

    @Test
    void refusesATimeThatServersReplace() {
        assertThatIllegalArgumentException().isThrownBy(() -> SnowballObject.of("a", "b").withModified(Instant.EPOCH))
            .withMessage("modified must be after 1970-01-01T00:00:00Z but is 1970-01-01T00:00:00Z; servers would take"
                    + " the present");
    }

    @Test
    void refusesAVersionThatServersDoNotTake() {
        assertThatIllegalArgumentException().isThrownBy(() -> SnowballObject.of("a", "a").withVersionId("first"))
            .withMessage("versionId must be a UUID but is 'first'");
    }

}
