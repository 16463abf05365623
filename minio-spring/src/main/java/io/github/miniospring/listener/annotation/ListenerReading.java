package io.github.miniospring.listener.annotation;

import java.util.function.Function;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.template.MinioOperations;
import org.springframework.util.unit.DataSize;

/**
 * What one listener reads objects with.
 *
 * @param listenerId whose
 * @param operations of the client it listens with
 * @param maxBytes what is read into memory at most
 * @param containers finds what runs a listener by its id
 */
record ListenerReading(String listenerId, MinioOperations operations, DataSize maxBytes,
        Function<String, MinioListenerContainer> containers) {

    MinioObject object(MinioEvent event) {
        return new MinioObject(event, this.operations, this.maxBytes);
    }

    MinioListenerContainer container() {
        return this.containers.apply(this.listenerId);
    }

}
