package io.github.miniospring.template;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.miniospring.transfer.DirectoryDownload;
import io.github.miniospring.transfer.DirectoryResult;
import io.github.miniospring.transfer.DirectoryUpload;
import reactor.core.publisher.Mono;

/**
 * How whole directories are stored and fetched, reactive. A file that fails does not stop
 * the others: look at what is answered.
 */
public interface ReactiveDirectoryOperations extends ReactiveClientOperations {

    /** Stores the files below a directory. See {@link DirectoryUpload}. */
    default Mono<DirectoryResult> uploadDirectory(String bucket, String prefix, Path directory) {
        return uploadDirectory(bucket, prefix, directory, Options.none());
    }

    /** Stores the files below a directory. See {@link DirectoryUpload}. */
    default Mono<DirectoryResult> uploadDirectory(String bucket, String prefix, Path directory,
            Consumer<DirectoryUpload> options) {
        return Options.apply(DirectoryUpload.of(bucket, prefix, directory), options).send(client());
    }

    /** Writes the objects below a prefix to files. See {@link DirectoryDownload}. */
    default Mono<DirectoryResult> downloadDirectory(String bucket, String prefix, Path directory) {
        return downloadDirectory(bucket, prefix, directory, Options.none());
    }

    /** Writes the objects below a prefix to files. See {@link DirectoryDownload}. */
    default Mono<DirectoryResult> downloadDirectory(String bucket, String prefix, Path directory,
            Consumer<DirectoryDownload> options) {
        return Options.apply(DirectoryDownload.of(bucket, prefix, directory), options).fetch(client());
    }

}
