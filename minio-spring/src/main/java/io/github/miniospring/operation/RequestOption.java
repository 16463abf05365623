package io.github.miniospring.operation;

/**
 * What an option of a request is in the end: a header or a part of the query. The options
 * that several actions share extend this.
 *
 * @param <S> the spec that has the option
 */
public interface RequestOption<S> {

    /** Sets a header; the last value given for a name counts. */
    S header(String name, String value);

    /** Adds a part of the query. */
    S query(String name, String value);

    /** Sets a header unless it has a value already. */
    S headerIfAbsent(String name, String value);

    /** The spec, for the next option. */
    S self();

}
