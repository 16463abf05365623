package io.github.miniospring.template;

import java.util.function.Consumer;

/** Lets the caller's customizer fill in a spec. */
final class Options {

    private Options() {
    }

    static <S> S apply(S spec, Consumer<? super S> options) {
        options.accept(spec);
        return spec;
    }

    /** For the short forms. */
    static <S> Consumer<S> none() {
        return spec -> {
        };
    }

}
