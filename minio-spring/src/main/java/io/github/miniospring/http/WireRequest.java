package io.github.miniospring.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

import io.github.miniospring.FileRange;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;

/**
 * A request as it goes over the wire: addressed, signed, its body framed.
 *
 * @param method the method
 * @param uri the address, sent byte for byte
 * @param headers all of them, {@code Host} and {@code Content-Length} too
 * @param body null for none
 * @param whole the same in one piece, where it lies in memory; null otherwise
 * @param file the same where it lies in a file; null otherwise
 * @param sent told how many bytes of the body have left so far, on the thread of the
 * connection; null for nobody
 * @param deadline when the exchange must be over, the reading of the answer included, by
 * {@link System#nanoTime()}; null for never
 * @param patience how much longer than usual the server may be silent before it answers
 * @param maxSilence how long the server may be silent; null for the client's read
 * time-out
 */
public record WireRequest(HttpMethod method, URI uri, Map<String, String> headers, @Nullable Flux<DataBuffer> body,
        @Nullable ByteBuffer whole, @Nullable FileRange file, @Nullable SentListener sent, @Nullable Long deadline,
        Duration patience, @Nullable Duration maxSilence) {

    /** Told how many bytes of a body have left. */
    @FunctionalInterface
    public interface SentListener {

        void onSent(long bytes);

    }

    @Override
    public String toString() {
        return this.method + " " + this.uri.getRawPath();
    }

}
