package io.github.miniospring.transfer;

import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.operation.ProgressListener;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Versioned;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An object to write to a file, which appears whole or not at all.
 *
 * <p>
 * The bytes go to a temporary file beside the target, readable by its owner only, which
 * takes the target's place when it is complete. Directories that lack are made.
 */
public final class Download extends RequestOptions<Download>
        implements Versioned<Download>, ReadConditions<Download>, ReadEncryption<Download> {

    private final String bucket;

    private final String key;

    private final Path target;

    private boolean overwrite = true;

    private @Nullable Path temporaryFile;

    private @Nullable ProgressListener progress;

    private Download(String bucket, String key, Path target) {
        this.bucket = bucket;
        this.key = key;
        this.target = target;
    }

    public static Download of(String bucket, String key, Path target) {
        return new Download(bucket, key, target);
    }

    /** Whether a file that is there is replaced, or an error. Default: replaced. */
    public Download overwrite(boolean overwrite) {
        this.overwrite = overwrite;
        return this;
    }

    /**
     * Gathers the bytes in this file, which must not exist and must be on the target's
     * file system. Default: a new one beside the target.
     */
    public Download temporaryFile(Path temporaryFile) {
        this.temporaryFile = temporaryFile;
        return this;
    }

    /** Is told how many bytes have been written. */
    public Download progress(ProgressListener progress) {
        this.progress = progress;
        return this;
    }

    /** Fetches it. */
    public Mono<DownloadedObject> fetch(MinioClient client) {
        GetObject operation = GetObject.of(this.bucket, this.key).with(this);
        Mono<PartFile> part = Mono.fromCallable(() -> PartFile.create(this.target, this.temporaryFile, this.overwrite))
            .subscribeOn(client.io());
        return Mono
            .usingWhen(part, file -> client.execute(operation, content -> write(client, content, file)).single(),
                    file -> Mono.empty(), (file, failure) -> discard(client, file), file -> discard(client, file))
            .onErrorMap(RejectedExecutionException.class,
                    ex -> new MinioRequestException(operation.toRequest().target() + ": the client is closed", ex));
    }

    private Mono<DownloadedObject> write(MinioClient client, ReactiveObjectContent content, PartFile file) {
        ProgressListener progress = this.progress;
        return file.append(content.body(), client.io(),
                (progress != null) ? bytes -> progress.onProgress(bytes, content.contentLength()) : bytes -> {
                })
            .then(Mono.fromCallable(() -> {
                file.commit(this.overwrite);
                return new DownloadedObject(this.target, content.stat(), content.verified());
            }).subscribeOn(client.io()));
    }

    private static Mono<Void> discard(MinioClient client, PartFile file) {
        return Mono.<Void>fromRunnable(file::discard).subscribeOn(client.io());
    }

}
