package io.github.miniospring.operation;

import java.util.Set;
import java.util.function.Function;

import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A successful answer. Its body may be taken once, in one of the forms here; a body
 * nobody took is discarded.
 */
public interface S3Response {

    /** What was asked. */
    S3Request request();

    /** The HTTP status, from 200 to 299. */
    int status();

    HttpHeaders headers();

    /** A header's first value. */
    default @Nullable String header(String name) {
        return headers().getFirst(name);
    }

    /**
     * Whether a checksum of the server's came along that proves the body while it is
     * read; without one, only its length is certain.
     */
    boolean verified();

    /**
     * The body as it arrives. Ends in an error when it is shorter or longer than the
     * server announced, or does not match the checksum it sent along. Whoever takes a
     * buffer releases it.
     */
    Flux<DataBuffer> body();

    /**
     * The body as a document.
     * @param root the name its root element must have
     * @param read given the cursor on the root element
     * @return what was read; an error if the document is an {@code Error}, another one,
     * or not well-formed
     */
    default <T> Mono<T> xml(String root, Function<XmlReader, T> read) {
        return xml(Set.of(root), read);
    }

    /** The body as a document, where servers disagree on the name of its root. */
    <T> Mono<T> xml(Set<String> roots, Function<XmlReader, T> read);

    /**
     * Gives the connection back: discards what is left of the body. Does nothing when
     * called again.
     */
    void close();

}
