package io.github.miniospring.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTests {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkBetweenPagesLeadsToAPageAndAHeading() {
        List<String> broken = new ArrayList<>();
        int seen = 0;
        for (Page page : Page.all()) {
            Matcher link = LINK.matcher(page.text());
            while (link.find()) {
                if (!link.group(1).matches("[a-z]+:.*")) {
                    seen++;
                    if (!leadsSomewhere(page, link.group(1))) {
                        broken.add(page + " -> " + link.group(1));
                    }
                }
            }
        }

        assertThat(seen).isPositive();
        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeNamesEveryPage() {
        String readme = Page.named("README.md").text();

        assertThat(Page.all()).filteredOn(page -> page.name().startsWith("docs/") && !page.name().contains("decisions"))
            .allSatisfy(page -> assertThat(readme).contains("(" + page.name() + ")"));
    }

    private static boolean leadsSomewhere(Page from, String target) {
        int hash = target.indexOf('#');
        String path = (hash < 0) ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? from.file() : from.file().resolveSibling(path).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || headings(file).contains(target.substring(hash + 1));
    }

    private static List<String> headings(Path file) {
        return HEADING.matcher(Page.named(Page.ROOT.relativize(file).toString()).text())
            .results()
            .map(heading -> heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'))
            .toList();
    }

}
