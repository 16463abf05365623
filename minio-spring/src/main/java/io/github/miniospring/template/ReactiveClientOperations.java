package io.github.miniospring.template;

import java.util.function.Function;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.operation.Operation;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every reactive call goes through. */
public interface ReactiveClientOperations {

    /** The client beneath. */
    MinioClient client();

    /** Sends any operation. */
    default <R> Mono<R> execute(Operation<R> operation) {
        return client().execute(operation);
    }

    /** Sends any operation and uses its result while the answer's body is open. */
    default <R, T> Flux<T> execute(Operation<R> operation, Function<? super R, ? extends Publisher<T>> use) {
        return client().execute(operation, use);
    }

}
