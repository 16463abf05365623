package io.github.miniospring.listener.store;

/** Keeps objects of its own in a bucket. */
public interface ControlAreaUser {

    /** Where they are. */
    ControlArea controlArea();

}
