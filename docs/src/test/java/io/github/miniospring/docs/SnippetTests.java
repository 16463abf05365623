package io.github.miniospring.docs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnippetTests {

    private final List<Snippet> snippets = Snippet.all();

    private final List<Page.Block> blocks = Page.all().stream().flatMap(page -> page.blocks("java").stream()).toList();

    @Test
    void everyJavaBlockIsPartOfATest() {
        Set<String> tested = this.snippets.stream()
            .map(snippet -> Snippet.normalised(snippet.text()))
            .collect(Collectors.toSet());

        assertThat(this.blocks).isNotEmpty()
            .filteredOn(block -> !tested.contains(Snippet.normalised(block.text())))
            .as("Java blocks that no test has")
            .isEmpty();
    }

    @Test
    void everySnippetIsShownSomewhere() {
        Set<String> shown = this.blocks.stream()
            .map(block -> Snippet.normalised(block.text()))
            .collect(Collectors.toSet());

        assertThat(this.snippets).isNotEmpty()
            .filteredOn(snippet -> !shown.contains(Snippet.normalised(snippet.text())))
            .extracting(Snippet::name)
            .as("snippets that no page has")
            .isEmpty();
    }

    @Test
    void noTwoSnippetsHaveOneName() {
        assertThat(this.snippets).extracting(Snippet::name).doesNotHaveDuplicates();
    }

}
