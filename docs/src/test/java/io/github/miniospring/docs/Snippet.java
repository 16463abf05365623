package io.github.miniospring.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of a test class that a page shows: what stands between {@code tag::name[]} and
 * {@code end::name[]}.
 *
 * @param name its name
 * @param text what it holds
 */
record Snippet(String name, String text) {

    private static final Pattern REGION = Pattern.compile("// tag::([a-z-]+)\\[]\\R(.*?)\\h*// end::\\1\\[]",
            Pattern.DOTALL);

    static List<Snippet> all() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).flatMap(Snippet::of).toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Stream<Snippet> of(Path file) {
        try {
            List<Snippet> snippets = new ArrayList<>();
            Matcher region = REGION.matcher(Files.readString(file));
            while (region.find()) {
                snippets.add(new Snippet(region.group(1), region.group(2).stripIndent().stripTrailing()));
            }
            return snippets.stream();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static String normalised(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

}
