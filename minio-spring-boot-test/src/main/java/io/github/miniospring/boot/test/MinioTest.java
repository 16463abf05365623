package io.github.miniospring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what an application does with MinIO: it has a {@link MinioClient}, a
 * {@link MinioTemplate}, a {@link ReactiveMinioTemplate}, and nothing else of the
 * application. Classes under test are named with {@code @Import}, or found by
 * {@link #includeFilters()}.
 *
 * <p>
 * The server is that of the properties {@code minio.*}, unless {@link EmbeddedMinio} or a
 * service connection gives another one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(MinioTestContextBootstrapper.class)
@ExtendWith({ SpringExtension.class, TestBucketExtension.class })
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(MinioTypeExcludeFilter.class)
@AutoConfigureMinio
@ImportAutoConfiguration
public @interface MinioTest {

    /** Properties of the environment, each as {@code key=value}. */
    String[] properties() default {};

    /**
     * Whether types count that files
     * {@code META-INF/spring/io.github.miniospring.boot.test.MinioTest.includes} name;
     * the slice itself includes no components.
     */
    boolean useDefaultFilters() default true;

    /** Components that the test needs. */
    Filter[] includeFilters() default {};

    /** Components that the test must not have. */
    Filter[] excludeFilters() default {};

    /** Auto-configurations of the slice that the test must not have. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};

}
