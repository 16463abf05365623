package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/** An object is no value of the type it was to be read as, or is too large for one. */
public class ObjectConversionException extends MinioException {

    private static final long serialVersionUID = 1L;

    public ObjectConversionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

}
