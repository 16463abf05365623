package io.github.miniospring.listener;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event that could not be handled, or a line of the stream that could not be read.
 *
 * @param listenerId whose
 * @param event the event; null for a line that could not be read
 * @param line the beginning of that line, 8 KiB at most; null for an event
 * @param exceptionClass why
 * @param message why, in one line without control characters, 1,000 characters at most
 * @param attempts how often it was tried
 * @param firstFailure when it failed first
 * @param lastFailure when it failed last
 */
public record DeadLetter(String listenerId, @Nullable MinioEvent event, @Nullable String line, String exceptionClass,
        String message, int attempts, Instant firstFailure, Instant lastFailure) {

}
