package io.github.miniospring.transfer;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.Described;

/**
 * Tells the object that one call has stored from all others, also from those with the
 * same bytes: an entry of its user metadata that nobody else has.
 *
 * @param value what no other call has
 */
record WriteMark(String value) {

    private static final String NAME = "minio-spring-write";

    /** One that there has never been. It guards nothing, so it may be guessed. */
    static WriteMark random() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return new WriteMark(HexFormat.of().formatHex(bytes));
    }

    void putOn(Described<?> object) {
        object.userMetadata(NAME, this.value);
    }

    boolean isOn(ObjectStat object) {
        return this.value.equals(object.userMetadata().get(NAME));
    }

}
