package io.github.miniospring.notification;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * What a spec says of the reading of its answer.
 *
 * @param buffer how many records may wait
 * @param onListening told when the server listens
 * @param onBytes told whenever bytes come
 * @param unreadable told of lines that are left out; null to fail instead
 */
record ListenOptions(int buffer, List<Runnable> onListening, List<IntConsumer> onBytes,
        @Nullable Consumer<String> unreadable) {

    ListenOptions {
        onListening = List.copyOf(onListening);
        onBytes = List.copyOf(onBytes);
    }

    void listening() {
        this.onListening.forEach(Runnable::run);
    }

    void bytes(int count) {
        this.onBytes.forEach(action -> action.accept(count));
    }

    boolean skipped(String line) {
        if (this.unreadable == null) {
            return false;
        }
        this.unreadable.accept(line);
        return true;
    }

}
