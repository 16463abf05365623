package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.select.ReactiveSelectResult;
import io.github.miniospring.select.SelectObjectContent;
import io.github.miniospring.select.SelectRequest;
import reactor.core.publisher.Mono;

/** How objects are asked questions, reactive. */
public interface ReactiveSelectOperations extends ReactiveClientOperations {

    /**
     * Asks an object a question in SQL; the subscriber reads the answer to its end or
     * closes it. See {@link SelectObjectContent}.
     */
    default Mono<ReactiveSelectResult> selectObjectContent(String bucket, String key, SelectRequest request) {
        return selectObjectContent(bucket, key, request, Options.none());
    }

    /**
     * Asks an object, or one version of it, a question in SQL; the subscriber reads the
     * answer to its end or closes it. See {@link SelectObjectContent}.
     */
    default Mono<ReactiveSelectResult> selectObjectContent(String bucket, String key, SelectRequest request,
            Consumer<SelectObjectContent> options) {
        return client().open(Options.apply(SelectObjectContent.of(bucket, key, request), options))
            .mapNotNull(opened -> opened.value())
            .doOnDiscard(ReactiveSelectResult.class, ReactiveSelectResult::close);
    }

}
