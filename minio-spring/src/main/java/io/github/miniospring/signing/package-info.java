/**
 * AWS Signature Version 4 in its header, query and chunk forms.
 */
@NullMarked
package io.github.miniospring.signing;

import org.jspecify.annotations.NullMarked;
