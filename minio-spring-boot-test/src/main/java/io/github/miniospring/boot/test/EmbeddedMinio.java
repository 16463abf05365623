package io.github.miniospring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;

/**
 * Starts a {@link MinioTestServer} within the JVM and connects the application under test
 * to it, whatever its properties say. The server is a bean: it starts and ends with the
 * application context, and all test classes that share the context share it.
 *
 * <p>
 * Tests may have parameters of type {@link MinioTestServer}, and {@link TestBucket}: a
 * bucket of their own, gone after the test. What shall go wrong, by
 * {@link MinioTestServer#faults()}, is forgotten after each test.
 *
 * <p>
 * A server with other settings is a bean of type {@link MinioTestServer} in the
 * application context; it is connected in the same way, without this annotation.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TestBucketExtension.class)
@ImportAutoConfiguration
@PropertyMapping("minio.test.embedded")
public @interface EmbeddedMinio {

    /** Buckets that are there when the application starts. */
    String[] buckets() default {};

    /** Whether the server speaks TLS; the application trusts its certificate. */
    boolean tls() default false;

}
