package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.MinioRequestException;

/**
 * What became of the files of a directory.
 *
 * @param files how many were transferred
 * @param bytes of them
 * @param failures those that were not, each with its reason
 */
public record DirectoryResult(long files, long bytes, List<FileFailure> failures) {

    public DirectoryResult {
        failures = List.copyOf(failures);
    }

    /**
     * For callers to whom all files matter.
     * @return this
     * @throws MinioRequestException when a file has failed; the others stay
     */
    public DirectoryResult requireAll() {
        if (this.failures.isEmpty()) {
            return this;
        }
        FileFailure first = this.failures.get(0);
        MinioRequestException failure = new MinioRequestException(
                this.failures.size() + " files have failed, " + this.files + " have not; the first is "
                        + ((first.key() != null) ? first.key() : first.file()) + ": " + first.reason().getMessage(),
                first.reason());
        this.failures.stream().skip(1).limit(20).map(FileFailure::reason).forEach(failure::addSuppressed);
        throw failure;
    }

}
