package io.github.miniospring.object;

import io.github.miniospring.operation.Directive;
import io.github.miniospring.operation.RequestOption;

/** For saying what becomes of a source's metadata and tags. */
public interface Directed<S> extends RequestOption<S> {

    /**
     * Whether metadata, content type and the other headers kept with the source go along,
     * or those given here take their place. Default: they go along, and giving some here
     * is an error.
     */
    default S metadataDirective(Directive directive) {
        return header("x-amz-metadata-directive", directive.name());
    }

    /**
     * Whether the source's tags go along, or those given here take their place. Default:
     * they go along, and giving some here is an error.
     */
    default S taggingDirective(Directive directive) {
        return header("x-amz-tagging-directive", directive.name());
    }

}
