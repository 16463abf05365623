package io.github.miniospring.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Reads {@link MinioTest#properties()}. */
class MinioTestContextBootstrapper extends TestSliceTestContextBootstrapper<MinioTest> {

}
