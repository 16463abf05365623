package io.github.miniospring.operation;

/**
 * One name and value of a query, not encoded.
 *
 * @param name the name
 * @param value the value; empty for a parameter that only is there
 */
public record QueryParameter(String name, String value) {
}
