package io.github.miniospring.operation;

/** For storing an object together with its tags. */
public interface Tagged<S> extends RequestOption<S> {

    /** Gives the object these tags. */
    default S tags(Tags tags) {
        return header("x-amz-tagging", tags.encoded());
    }

}
