package io.github.miniospring.boot.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Leaves out all components that {@link MinioTest} does not ask for. */
final class MinioTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<MinioTest> {

    MinioTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

}
