package io.github.miniospring.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Snippets that need a server. They may take a template, the client beneath it, and the
 * name of a {@code bucket} that is there for one test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("contract")
@ExtendWith({ MinioContractExtension.class, BucketExtension.class })
public @interface WithMinio {

}
