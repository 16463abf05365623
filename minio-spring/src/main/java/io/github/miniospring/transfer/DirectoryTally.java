package io.github.miniospring.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.operation.ProgressListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Counts the files of a directory while they are transferred, several at once. */
final class DirectoryTally {

    private final @Nullable DirectoryProgress progress;

    private final List<FileFailure> failures = new ArrayList<>();

    private long files;

    private long bytes;

    private long moved;

    DirectoryTally(@Nullable DirectoryProgress progress) {
        this.progress = progress;
    }

    /** Listens to one file; a request that is repeated does not count twice. */
    ProgressListener file() {
        return new ProgressListener() {

            private long most;

            @Override
            public void onProgress(long transferred, long total) {
                synchronized (DirectoryTally.this) {
                    if (transferred > this.most) {
                        DirectoryTally.this.moved += transferred - this.most;
                        this.most = transferred;
                        tell();
                    }
                }
            }

        };
    }

    /** Whether anybody wants to know how far it is. */
    boolean isWatched() {
        return this.progress != null;
    }

    synchronized void done(long bytes) {
        this.files++;
        this.bytes += bytes;
        tell();
    }

    synchronized Mono<Void> failed(@Nullable String key, @Nullable Path file, Throwable reason) {
        this.failures.add(new FileFailure(key, file, reason));
        tell();
        return Mono.empty();
    }

    private void tell() {
        if (this.progress != null) {
            this.progress.onProgress(this.files + this.failures.size(), this.moved);
        }
    }

    synchronized DirectoryResult result() {
        return new DirectoryResult(this.files, this.bytes, this.failures);
    }

}
