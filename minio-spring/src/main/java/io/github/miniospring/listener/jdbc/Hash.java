package io.github.miniospring.listener.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;

/** SHA-256 of what is too long for the primary key of a table. */
final class Hash {

    private Hash() {
    }

    static byte[] ofSlot(StateId state) {
        return of(state.slot());
    }

    /**
     * Of what makes an event another one. Where the state is the same, such as when tags
     * are changed twice, it is the request.
     */
    static byte[] ofEvent(MinioEvent event) {
        String state = event.stateId().value();
        return of((event.kind() != StateKind.OTHER) ? state : state + '\n' + event.name() + '\n' + event.requestId());
    }

    private static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JDK has SHA-256", ex);
        }
    }

}
