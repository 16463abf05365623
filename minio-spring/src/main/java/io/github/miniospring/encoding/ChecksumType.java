package io.github.miniospring.encoding;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What the checksum of an object that was uploaded in parts covers. */
public enum ChecksumType {

    /** The checksums of the parts, one after the other. */
    COMPOSITE,

    /** All bytes of the object, as if it had been sent at once. CRCs only. */
    FULL_OBJECT;

    /** The type a server names; null where it names none that is known. */
    public static @Nullable ChecksumType from(@Nullable String text) {
        return switch ((text != null) ? text.trim().toUpperCase(Locale.ROOT) : "") {
            case "COMPOSITE" -> COMPOSITE;
            case "FULL_OBJECT" -> FULL_OBJECT;
            default -> null;
        };
    }

}
