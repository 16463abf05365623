/**
 * Reading and writing the XML documents of S3.
 */
@NullMarked
package io.github.miniospring.xml;

import org.jspecify.annotations.NullMarked;
