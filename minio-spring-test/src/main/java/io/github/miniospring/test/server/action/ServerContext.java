package io.github.miniospring.test.server.action;

import java.time.Clock;

import io.github.miniospring.test.server.auth.Accounts;
import io.github.miniospring.test.server.auth.Authenticator;
import io.github.miniospring.test.server.event.EventBus;
import io.github.miniospring.test.server.store.Store;

/**
 * The server that an action works on.
 *
 * @param hostId as sent in {@code x-amz-id-2}
 * @param deploymentId of the server
 * @param region empty if none is set
 * @param kmsKey the name of the one key for encryption by the server
 */
public record ServerContext(Store store, Accounts accounts, Authenticator authenticator, EventBus events, Clock clock,
        String hostId, String deploymentId, String region, String kmsKey) {
}
