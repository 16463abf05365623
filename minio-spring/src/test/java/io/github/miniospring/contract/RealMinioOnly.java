package io.github.miniospring.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * What the server in the tests' own JVM does not do, by intent: the build runs these
 * tests against the real one only.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-only")
public @interface RealMinioOnly {

    /** Why. */
    String value();

}
