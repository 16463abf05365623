package io.github.miniospring;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.miniospring.operation.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What holds of every action, those to come included. */
class ActionTests {

    static List<JavaClass> actions() {
        return new ClassFileImporter()
            .importUrl(MinioException.class.getProtectionDomain().getCodeSource().getLocation())
            .stream()
            .filter(each -> each.isAssignableTo(Operation.class) && !each.getModifiers().contains(JavaModifier.ABSTRACT)
            // What watches another one, or listeners ask in their own way, is no action
            // of
            // a user's.
                    && !each.getModifiers().contains(JavaModifier.PRIVATE)
                    && !each.getPackageName().contains(".listener."))
            .toList();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void hasTestsOfItsName(JavaClass action) {
        assertThatCode(() -> Class.forName(action.getName() + "Tests")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void isFinalAndMadeByOf(JavaClass action) {
        assertThat(action.getModifiers()).contains(JavaModifier.FINAL, JavaModifier.PUBLIC);
        assertThat(action.getMethods()).anySatisfy(method -> {
            assertThat(method.getName()).isEqualTo("of");
            assertThat(method.getModifiers()).contains(JavaModifier.STATIC, JavaModifier.PUBLIC);
        });
        assertThat(action.getConstructors())
            .allSatisfy(constructor -> assertThat(constructor.getModifiers()).contains(JavaModifier.PRIVATE));
    }

}
