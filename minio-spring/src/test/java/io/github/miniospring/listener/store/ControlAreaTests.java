package io.github.miniospring.listener.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ControlAreaTests {

    private final ControlArea area = new ControlArea("control", ".minio-spring");

    @Test
    void knowsItsObjects() {
        assertThat(this.area.prefix()).isEqualTo(".minio-spring/");
        assertThat(this.area.contains("control", ".minio-spring/lease/a")).isTrue();
        assertThat(this.area.contains("control", ".minio-springs/a")).isFalse();
        assertThat(this.area.contains("photos", ".minio-spring/lease/a")).isFalse();
    }

    @Test
    void knowsWhatWouldHearOfIt() {
        assertThat(this.area.overlaps("control", "")).isTrue();
        assertThat(this.area.overlaps("control", ".minio")).isTrue();
        assertThat(this.area.overlaps("control", ".minio-spring/lease/")).isTrue();
        assertThat(this.area.overlaps("control", "in/")).isFalse();
        assertThat(this.area.overlaps("photos", "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "plain-Name_1.x", ".", "..", "a/b", "~7e", "\u00e9\ud83d\ude00 'x'", "a\nb" })
    void makesAnyNameOneSegment(String name) {
        String key = this.area.key("lease", name);

        String segment = key.substring(".minio-spring/lease/".length());
        assertThat(segment).matches("[A-Za-z0-9_~-][A-Za-z0-9_~.-]*");
        assertThat(ControlArea.decode(segment)).isEqualTo(name);
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.area.key("lease", "x".repeat(201)))
            .withMessageEndingWith("it has 201 characters there, and 200 are possible");
    }

    @Test
    void refusesPrefixesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ControlArea("control", "/a"))
            .withMessage("The control prefix '/a' must not be blank nor begin with a slash: write something like"
                    + " .minio-spring/");
    }

}
