package io.github.miniospring.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that run against a server: once for each kind of server, as an execution of its
 * own. They may take a {@link TestBucket}, a {@link TestServer}, or both.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("contract")
@ExtendWith({ MinioContractExtension.class, ContractExtension.class })
public @interface MinioContract {

}
