package io.github.miniospring.docs;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.miniospring.operation.Operation;
import io.github.miniospring.template.MinioOperations;
import io.github.miniospring.template.ReactiveMinioOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ActionTableTests {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * What leads to the parts of a template, or sends any operation: no action of its
     * own.
     */
    private static final Set<String> GENERAL = Set.of("client", "reactive", "execute", "converters");

    private final List<Row> rows = Page.named("docs/actions.md")
        .text()
        .lines()
        .filter(line -> line.startsWith("|") && line.contains("`"))
        .map(Row::of)
        .toList();

    @Test
    void everyOperationHasItsRowAndNoOtherRowIsThere() {
        assertThat(this.rows.stream().map(Row::operation).distinct()).containsExactlyInAnyOrderElementsOf(operations());
    }

    @Test
    void anOperationIsNamedAsItsAction() {
        assertThat(this.rows).filteredOn(row -> !row.action().equals("none"))
            .allSatisfy(row -> assertThat(row.operation()).endsWith("." + row.action()));
    }

    @Test
    void everyMethodOfTheBlockingTemplateIsInARow() {
        assertThat(methods("blocking")).isEqualTo(methodsOf(MinioOperations.class));
    }

    @Test
    void everyMethodOfTheReactiveTemplateIsInARow() {
        assertThat(methods("reactive")).isEqualTo(methodsOf(ReactiveMinioOperations.class));
    }

    private Set<String> methods(String facade) {
        return this.rows.stream()
            .filter(row -> row.facades().contains(facade))
            .flatMap(row -> row.methods().stream())
            .filter(method -> !GENERAL.contains(method))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> methodsOf(Class<?> facade) {
        return Arrays.stream(facade.getMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .filter(name -> !GENERAL.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> operations() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Operation.class));
        String own = ActionTableTests.class.getPackageName();
        return scanner.findCandidateComponents("io.github.miniospring")
            .stream()
            .map(BeanDefinition::getBeanClassName)
            .filter(name -> name != null && !name.startsWith(own) && !name.contains(".listener."))
            // What is nested in a class is its own affair.
            .filter(name -> !name.contains("$"))
            .map(name -> name.substring("io.github.miniospring.".length()))
            .toList();
    }

    /**
     * A line of the table.
     *
     * @param action the name in the S3 API reference
     * @param operation the class, with its package below ours
     * @param methods of the templates
     * @param facades which templates have them
     * @param since the version that brought it
     */
    private record Row(String action, String operation, List<String> methods, String facades, String since) {

        private static Row of(String line) {
            String[] cells = line.substring(1).split("\\|");
            assertThat(cells).as(line).hasSize(5).allSatisfy(cell -> assertThat(cell).isNotBlank());
            return new Row(cells[0].strip(), codes(cells[1]).get(0), codes(cells[2]), cells[3].strip(),
                    cells[4].strip());
        }

        private static List<String> codes(String cell) {
            Matcher code = CODE.matcher(cell);
            return code.results().map(result -> result.group(1)).toList();
        }

    }

}
