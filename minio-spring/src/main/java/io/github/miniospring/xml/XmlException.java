package io.github.miniospring.xml;

import org.jspecify.annotations.Nullable;

/** A document that cannot be read, or a text that XML cannot carry. */
public class XmlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public XmlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

}
