package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LocalNamesTests {

    @TempDir
    private Path root;

    private LocalNames plain() {
        return new LocalNames(this.root, false, true);
    }

    private LocalNames windows() {
        return new LocalNames(this.root, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a/b/c.txt", "...", "a..b", ".hidden", " a ", "Zoë/猫.png", "-rf", "~", "a b" })
    void areMadeOfHarmlessKeys(String name) {
        assertThat(plain().resolve(name)).isEqualTo(this.root.resolve(name)).startsWithRaw(this.root);
    }

    @ParameterizedTest
    @ValueSource(strings = { "..", "../x", "a/../../x", "a/..", "./x", "a/./b", ".", "/etc/passwd", "//x", "a//b", "a/",
            "x\0y", "" })
    void areRefusedWhereTheyLeadElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> plain().resolve(name))
            .withMessageStartingWith("Key '...");
        assertThatIllegalArgumentException().isThrownBy(() -> windows().resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "C:\\x", "C:x", "c:", "a\\..\\..\\x", "..\\x", "\\\\server\\share", "a:stream", "nul",
            "NUL.txt", "a/con", "Aux.tar.gz", "com1", "LPT9.x", "COM¹", "conin$", "nul .txt", "a.", "a ", "a./b", "a?",
            "a*b", "<a>", "a|b", "\"a\"", "a\nb" })
    void areRefusedByTheRulesOfWindows(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> windows().resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "console", "nullable.txt", "com", "com10", "lpt", "auxiliary/a" })
    void areNotRefusedForLookingLikeADevice(String name) {
        assertThat(windows().resolve(name)).startsWithRaw(this.root);
    }

    @Test
    void areOneWhereCaseMeansNothing() {
        LocalNames names = new LocalNames(this.root, false, false);
        names.resolve("Cats/Tom");
        names.resolve("cats/tim");

        assertThatIllegalArgumentException().isThrownBy(() -> names.resolve("cats/TOM"))
            .withMessage(
                    "Key '...cats/TOM' differs from another key in the case of letters only, which is one file here");
        assertThat(plain().resolve("cats/TOM")).isNotNull();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doNotGoThroughLinksThatAreThere() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(this.root.resolve("link"), outside);
        Files.createDirectory(this.root.resolve("deep"));
        Files.createSymbolicLink(this.root.resolve("deep/link"), outside);

        assertThatIllegalArgumentException().isThrownBy(() -> plain().resolve("link/x"))
            .withMessageContaining("goes through the symbolic link");
        assertThatIllegalArgumentException().isThrownBy(() -> plain().resolve("deep/link/y/x"));
        assertThat(plain().resolve("link")).isEqualTo(this.root.resolve("link"));
        Files.delete(outside);
    }

}
