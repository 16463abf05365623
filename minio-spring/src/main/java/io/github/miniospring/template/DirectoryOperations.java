package io.github.miniospring.template;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.miniospring.transfer.DirectoryDownload;
import io.github.miniospring.transfer.DirectoryResult;
import io.github.miniospring.transfer.DirectoryUpload;

/**
 * How whole directories are stored and fetched. A file that fails does not stop the
 * others: look at what is answered.
 */
public interface DirectoryOperations extends ClientOperations {

    /** Stores the files below a directory. See {@link DirectoryUpload}. */
    default DirectoryResult uploadDirectory(String bucket, String prefix, Path directory) {
        return Blocking.await(reactive().uploadDirectory(bucket, prefix, directory));
    }

    /** Stores the files below a directory. See {@link DirectoryUpload}. */
    default DirectoryResult uploadDirectory(String bucket, String prefix, Path directory,
            Consumer<DirectoryUpload> options) {
        return Blocking.await(reactive().uploadDirectory(bucket, prefix, directory, options));
    }

    /** Writes the objects below a prefix to files. See {@link DirectoryDownload}. */
    default DirectoryResult downloadDirectory(String bucket, String prefix, Path directory) {
        return Blocking.await(reactive().downloadDirectory(bucket, prefix, directory));
    }

    /** Writes the objects below a prefix to files. See {@link DirectoryDownload}. */
    default DirectoryResult downloadDirectory(String bucket, String prefix, Path directory,
            Consumer<DirectoryDownload> options) {
        return Blocking.await(reactive().downloadDirectory(bucket, prefix, directory, options));
    }

}
