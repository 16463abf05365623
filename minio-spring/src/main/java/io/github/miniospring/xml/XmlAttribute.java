package io.github.miniospring.xml;

/**
 * An attribute of an element, which S3 has hardly any of.
 *
 * @param prefix what stands for its namespace; empty for none
 * @param namespace empty for none
 * @param name without a prefix
 * @param value what it says
 */
public record XmlAttribute(String prefix, String namespace, String name, String value) {
}
