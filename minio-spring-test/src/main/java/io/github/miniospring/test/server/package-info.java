/**
 * A server for tests that behaves like MinIO, within the test's own JVM: started at once,
 * kept in memory, gone when closed.
 *
 * <p>
 * {@link io.github.miniospring.test.server.MinioTestServer} is the way in. The packages
 * below are its parts; of these, only {@link io.github.miniospring.test.server.traffic
 * traffic} is meant for tests.
 */
@NullMarked
package io.github.miniospring.test.server;

import org.jspecify.annotations.NullMarked;
