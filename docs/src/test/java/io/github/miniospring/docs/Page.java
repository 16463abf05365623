package io.github.miniospring.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param text all of it
 */
record Page(Path file, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";

    /** Every page: those beside the README and those below {@code docs}. */
    static List<Page> all() {
        try (Stream<Path> beside = Files.list(ROOT); Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(beside, below.filter(file -> !file.startsWith(ROOT.resolve("docs/target"))))
                .filter(file -> file.toString().endsWith(".md"))
                .sorted()
                .map(Page::read)
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static Page named(String path) {
        return read(ROOT.resolve(path));
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What stands between fences that name one of {@code languages}. */
    List<Block> blocks(String... languages) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = this.text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at++).strip();
            if (!line.startsWith(FENCE)) {
                continue;
            }
            String language = line.substring(FENCE.length());
            int first = at;
            while (at < lines.size() && !lines.get(at).strip().equals(FENCE)) {
                at++;
            }
            if (List.of(languages).contains(language)) {
                blocks.add(new Block(this, first + 1, language, String.join("\n", lines.subList(first, at))));
            }
            at++;
        }
        return blocks;
    }

    String name() {
        return ROOT.relativize(this.file).toString().replace('\\', '/');
    }

    @Override
    public String toString() {
        return name();
    }

    /**
     * A block of code on a page.
     *
     * @param page where it is shown
     * @param line of its beginning, counted from 1
     * @param language what its fence says
     * @param text what it holds
     */
    record Block(Page page, int line, String language, String text) {

        @Override
        public String toString() {
            return this.page.name() + ":" + this.line;
        }

    }

}
