package io.github.miniospring.listener;

/**
 * Takes what could not be handled. An event counts as handled once this has returned; if
 * it throws, it is given the same later, again and again.
 */
@FunctionalInterface
public interface MinioDeadLetterHandler {

    void handle(DeadLetter letter) throws Exception;

}
