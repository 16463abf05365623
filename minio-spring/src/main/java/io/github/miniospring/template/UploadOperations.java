package io.github.miniospring.template;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.PublishingOutputStream;
import io.github.miniospring.transfer.Upload;
import org.reactivestreams.Publisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.multipart.MultipartFile;

/**
 * How objects are stored. Each call stores one whole, or nothing, and replaces what was
 * there.
 */
public interface UploadOperations extends ClientOperations {

    /** Stores a body. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, ObjectBody body) {
        return Blocking.await(reactive().putObject(bucket, key, body));
    }

    /** Stores a body. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, ObjectBody body, Consumer<Upload> options) {
        return Blocking.await(reactive().putObject(bucket, key, body, options));
    }

    /** Stores bytes. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, byte[] content) {
        return putObject(bucket, key, ObjectBody.of(content), Options.none());
    }

    /** Stores bytes. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, byte[] content, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(content), options);
    }

    /** Stores text in UTF-8. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, String content) {
        return putObject(bucket, key, ObjectBody.of(content), Options.none());
    }

    /** Stores text in UTF-8. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, String content, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(content), options);
    }

    /** Stores a file. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Path file) {
        return putObject(bucket, key, ObjectBody.of(file), Options.none());
    }

    /** Stores a file. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Path file, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(file), options);
    }

    /** Stores a resource. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Resource resource) {
        return putObject(bucket, key, ObjectBody.of(resource), Options.none());
    }

    /** Stores a resource. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Resource resource, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(resource), options);
    }

    /** Stores an uploaded file with its media type. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, MultipartFile file) {
        return putObject(bucket, key, ObjectBody.of(file), Options.none());
    }

    /** Stores an uploaded file with its media type. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, MultipartFile file, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(file), options);
    }

    /** Stores an uploaded part with its media type. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, FilePart part) {
        return putObject(bucket, key, ObjectBody.of(part), Options.none());
    }

    /** Stores an uploaded part with its media type. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, FilePart part, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(part), options);
    }

    /**
     * Stores the next {@code length} bytes of a stream, which the caller closes. See
     * {@link Upload}.
     */
    default ObjectWriteResult putObject(String bucket, String key, InputStream stream, long length) {
        return putObject(bucket, key, ObjectBody.of(stream, length), Options.none());
    }

    /**
     * Stores the next {@code length} bytes of a stream, which the caller closes. See
     * {@link Upload}.
     */
    default ObjectWriteResult putObject(String bucket, String key, InputStream stream, long length,
            Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(stream, length), options);
    }

    /** Stores buffers as they come, {@code length} bytes in all. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Publisher<? extends DataBuffer> buffers,
            long length) {
        return putObject(bucket, key, ObjectBody.of(buffers, length), Options.none());
    }

    /** Stores buffers as they come, {@code length} bytes in all. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Publisher<? extends DataBuffer> buffers, long length,
            Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(buffers, length), options);
    }

    /** Stores all of a stream, which the caller closes. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, InputStream stream) {
        return putObject(bucket, key, ObjectBody.of(stream), Options.none());
    }

    /** Stores all of a stream, which the caller closes. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, InputStream stream, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(stream), options);
    }

    /** Stores buffers as they come, however many. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Publisher<? extends DataBuffer> buffers) {
        return putObject(bucket, key, ObjectBody.of(buffers), Options.none());
    }

    /** Stores buffers as they come, however many. See {@link Upload}. */
    default ObjectWriteResult putObject(String bucket, String key, Publisher<? extends DataBuffer> buffers,
            Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(buffers), options);
    }

    /** Stores a file. See {@link Upload}. */
    default ObjectWriteResult uploadObject(String bucket, String key, Path file) {
        return putObject(bucket, key, ObjectBody.of(file), Options.none());
    }

    /** Stores a file. See {@link Upload}. */
    default ObjectWriteResult uploadObject(String bucket, String key, Path file, Consumer<Upload> options) {
        return putObject(bucket, key, ObjectBody.of(file), options);
    }

    /** A stream to write an object to. See {@link UploadOutputStream}. */
    default UploadOutputStream objectOutputStream(String bucket, String key) {
        return objectOutputStream(bucket, key, Options.none());
    }

    /** A stream to write an object to. See {@link UploadOutputStream}. */
    default UploadOutputStream objectOutputStream(String bucket, String key, Consumer<Upload> options) {
        PublishingOutputStream content = new PublishingOutputStream(reactive().client().buffers(), () -> {
        });
        return new UploadOutputStream(content, reactive().putObject(bucket, key, ObjectBody.of(content), options));
    }

}
