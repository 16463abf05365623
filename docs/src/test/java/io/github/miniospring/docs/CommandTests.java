package io.github.miniospring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTests {

    private static final Pattern MODULE = Pattern.compile("-pl (\\S+)");

    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @Test
    void modulesThatCommandsNameAreThere() {
        List<String> modules = commands().map(MODULE::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .toList();

        assertThat(modules).isNotEmpty()
            .allSatisfy(module -> assertThat(Page.ROOT.resolve(module).resolve("pom.xml")).isRegularFile());
    }

    @Test
    void theIntegrationServerRunsTheReadmesTestCommand() throws IOException {
        assertThat(Page.named("README.md").blocks("shell")).extracting(Page.Block::text).contains("mvn verify");
        assertThat(read(".ci/run")).containsPattern("mvn( --?[a-z-]+)*( clean)? verify");
    }

    @Test
    void everybodyGetsTheSameMinio() throws IOException {
        String install = commands().filter(command -> command.startsWith("go install ")).findFirst().orElseThrow();

        assertThat(read(".ci/run")).contains(install.substring(install.indexOf('@') + 1));
    }

    @Test
    void dependenciesHaveTheVersionOfThisBuild() throws IOException {
        Matcher own = VERSION.matcher(read("pom.xml"));
        assertThat(own.find()).isTrue();

        List<String> blocks = Page.all()
            .stream()
            .flatMap(page -> page.blocks("xml", "groovy").stream())
            .map(Page.Block::text)
            .filter(text -> text.contains("io.github.miniospring"))
            .toList();

        assertThat(blocks).hasSizeGreaterThan(3).allSatisfy(block -> assertThat(block).contains(own.group(1)));
    }

    private static Stream<String> commands() {
        return Page.all()
            .stream()
            .flatMap(page -> page.blocks("shell").stream())
            .flatMap(block -> block.text().lines());
    }

    private static String read(String file) throws IOException {
        return Files.readString(Page.ROOT.resolve(file));
    }

}
