package io.github.miniospring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What Boot demands of its own auto-configurations, and the shape of the packages. */
@AnalyzeClasses(packages = "io.github.miniospring.boot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Path RESOURCES = Path.of("src/main/resources/META-INF");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.github.miniospring.boot.(**)")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule autoConfigurationsArePublicFinalAndNamedSo = classes().that()
        .areAnnotatedWith(AutoConfiguration.class)
        .should()
        .bePublic()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .andShould()
        .haveSimpleNameEndingWith("AutoConfiguration")
        .andShould(havePublicConstructorsOnly());

    @ArchTest
    static final ArchRule beanMethodsArePackagePrivate = methods().that()
        .areAnnotatedWith(Bean.class)
        .should()
        .bePackagePrivate();

    // On the method the class would be loaded before the condition is asked.
    @ArchTest
    static final ArchRule beanMethodsAreNotConditionalOnClasses = methods().that()
        .areAnnotatedWith(Bean.class)
        .should()
        .notBeAnnotatedWith(ConditionalOnClass.class)
        .andShould()
        .notBeAnnotatedWith(ConditionalOnMissingClass.class);

    @ArchTest
    static final ArchRule nothingTouchesWebClientsOfTheApplication = noClasses().should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.boot.webclient..", "org.springframework.boot.http..",
                "org.springframework.web.reactive..", "tools.jackson.dataformat..");

    @Test
    void importsListEveryAutoConfigurationInOrder() throws Exception {
        List<String> listed = Files
            .readAllLines(RESOURCES.resolve("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"));

        assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(autoConfigurations());
        for (String name : listed) {
            assertThat(Class.forName(name)).hasAnnotation(AutoConfiguration.class);
        }
    }

    @Test
    void factoriesNameClassesThatCanBeLoaded() throws Exception {
        Properties factories = new Properties();
        try (InputStream in = Files.newInputStream(RESOURCES.resolve("spring.factories"))) {
            factories.load(in);
        }

        assertThat(factories).isNotEmpty();
        for (String type : factories.stringPropertyNames()) {
            List<String> names = List.of(factories.getProperty(type).split(","));
            assertThat(names).isSorted();
            for (String name : names) {
                assertThat(Class.forName(type)).isAssignableFrom(Class.forName(name));
            }
        }
    }

    private static List<String> autoConfigurations() {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString())
                .filter(file -> file.endsWith("AutoConfiguration.java"))
                .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.').replace('\\', '.'))
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static ArchCondition<JavaClass> havePublicConstructorsOnly() {
        return new ArchCondition<>("have no public member but constructors") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMember member : type.getMembers()) {
                    boolean open = member.getModifiers().contains(JavaModifier.PUBLIC);
                    if (open && (member instanceof JavaMethod || !member.getName().equals("<init>"))) {
                        events.add(SimpleConditionEvent.violated(member, member.getFullName() + " is public"));
                    }
                }
            }

        };
    }

}
