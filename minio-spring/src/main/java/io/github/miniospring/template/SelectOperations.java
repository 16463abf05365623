package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.select.SelectObjectContent;
import io.github.miniospring.select.SelectRequest;

/** How objects are asked questions. */
public interface SelectOperations extends ClientOperations {

    /**
     * Asks an object a question in SQL; the caller closes the answer. See
     * {@link SelectObjectContent}.
     */
    default SelectResult selectObjectContent(String bucket, String key, SelectRequest request) {
        return selectObjectContent(bucket, key, request, Options.none());
    }

    /**
     * Asks an object, or one version of it, a question in SQL; the caller closes the
     * answer. See {@link SelectObjectContent}.
     */
    default SelectResult selectObjectContent(String bucket, String key, SelectRequest request,
            Consumer<SelectObjectContent> options) {
        return new SelectResult(Blocking.await(reactive().selectObjectContent(bucket, key, request, options)));
    }

}
