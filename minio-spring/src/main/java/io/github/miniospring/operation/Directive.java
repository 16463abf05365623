package io.github.miniospring.operation;

/** What becomes of the source's metadata or tags when an object is copied. */
public enum Directive {

    /** They go along. */
    COPY,

    /** Those given with the call take their place; none where none are given. */
    REPLACE

}
