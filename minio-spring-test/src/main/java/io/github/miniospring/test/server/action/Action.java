package io.github.miniospring.test.server.action;

import io.github.miniospring.test.server.http.Response;

/** One thing the server can do. */
@FunctionalInterface
public interface Action {

    /**
     * Does it. The body, if any, has come whole.
     * @throws io.github.miniospring.test.server.error.S3Failure if it cannot be done
     */
    Response handle(Call call);

    /**
     * Refuses what can be refused before the body is read.
     * @throws io.github.miniospring.test.server.error.S3Failure if it will not be done
     */
    default void check(Call call) {
    }

}
