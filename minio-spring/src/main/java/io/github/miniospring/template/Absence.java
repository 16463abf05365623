package io.github.miniospring.template;

import java.util.Arrays;
import java.util.function.Predicate;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;

/** Tells refusals that only say that something was never set. */
final class Absence {

    private Absence() {
    }

    static Predicate<Throwable> of(ErrorCode... codes) {
        return failure -> failure instanceof MinioResponseException refusal
                && Arrays.asList(codes).contains(refusal.code());
    }

}
