package io.github.miniospring.transfer;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.ObjectBody;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The files below a directory, to be stored as objects of the same names.
 *
 * <p>
 * The key of a file is the prefix and its path below the directory, with slashes. Files
 * are found while others are on their way, so their number costs no memory. A file that
 * fails is noted, and the others go on.
 */
public final class DirectoryUpload {

    private final String bucket;

    private final String prefix;

    private final Path directory;

    private Predicate<Path> filter = path -> true;

    private BiConsumer<Path, Upload> each = (file, upload) -> {
    };

    private boolean followLinks;

    private boolean emptyDirectories;

    private int parallel;

    private @Nullable DirectoryProgress progress;

    private DirectoryUpload(String bucket, String prefix, Path directory) {
        this.bucket = Names.bucket(bucket);
        this.prefix = prefix(prefix);
        this.directory = directory;
    }

    /**
     * @param prefix begins all keys; a slash is put behind it where it lacks one, unless
     * it is empty
     */
    public static DirectoryUpload of(String bucket, String prefix, Path directory) {
        return new DirectoryUpload(bucket, prefix, directory);
    }

    static String prefix(String prefix) {
        String whole = (prefix.isEmpty() || prefix.endsWith("/")) ? prefix : prefix + "/";
        return whole.isEmpty() ? whole : Names.key(whole);
    }

    /** Takes only files whose path below the directory is wanted. */
    public DirectoryUpload filter(Predicate<Path> filter) {
        this.filter = filter;
        return this;
    }

    /** Gives each file its options; the path is the one below the directory. */
    public DirectoryUpload each(BiConsumer<Path, Upload> options) {
        this.each = options;
        return this;
    }

    /** How many files are on their way at once. Default: the client's concurrency. */
    public DirectoryUpload parallel(int parallel) {
        this.parallel = TransferSettings.requireConcurrency(parallel);
        return this;
    }

    /**
     * Takes what symbolic links lead to, also outside of the directory. Without it, each
     * link is a failure.
     */
    public DirectoryUpload followLinks() {
        this.followLinks = true;
        return this;
    }

    /**
     * Stores an empty object with a slash at the end of its key for each directory with
     * nothing in it. Without it, such directories are left out: S3 has none.
     */
    public DirectoryUpload emptyDirectories() {
        this.emptyDirectories = true;
        return this;
    }

    /** Is told how many files and bytes have been stored. */
    public DirectoryUpload progress(DirectoryProgress progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Sends them.
     * @return what became of them; an error when the directory itself cannot be read
     */
    public Mono<DirectoryResult> send(MinioClient client) {
        String what = "The upload of '" + this.directory + "'";
        return client.asOne(what, own -> {
            DirectoryTally tally = new DirectoryTally(this.progress);
            int parallel = (this.parallel > 0) ? this.parallel : own.transfer().concurrency();
            Mono<DirectoryResult> all = FileTree.walk(this.directory, this.followLinks, own.io())
                .flatMap(entry -> send(own, entry, tally), parallel, parallel)
                .then(Mono.fromSupplier(tally::result));
            return Mono.firstWithSignal(all, closed(own, what));
        });
    }

    /** Ends what goes on when the client cannot wait any longer. */
    static Mono<DirectoryResult> closed(MinioClient client, String what) {
        return client.stopping()
            .then(Mono
                .error(() -> new MinioRequestException(what + ": the client was closed before it had ended", null)));
    }

    private Mono<Void> send(MinioClient client, FileTree.Entry entry, DirectoryTally tally) {
        Path path = this.directory.relativize(entry.path());
        if (entry.failure() != null) {
            return tally.failed(null, entry.path(), entry.failure());
        }
        boolean empty = entry.kind() == FileTree.Kind.EMPTY_DIRECTORY;
        String key = key(path) + (empty ? "/" : "");
        return Mono.defer(() -> {
            if (!this.filter.test(path) || (empty && !this.emptyDirectories)) {
                return Mono.empty();
            }
            return upload(path, key, empty ? ObjectBody.empty() : ObjectBody.of(entry.path()), tally).send(client)
                .doOnNext(stored -> tally.done(entry.size()))
                .then();
        }).onErrorResume(failure -> tally.failed(key, entry.path(), failure));
    }

    private Upload upload(Path path, String key, ObjectBody body, DirectoryTally tally) {
        Upload upload = Upload.of(this.bucket, key, body);
        this.each.accept(path, upload);
        return tally.isWatched() ? upload.progress(tally.file()) : upload;
    }

    private String key(Path path) {
        StringBuilder key = new StringBuilder(this.prefix);
        for (Path name : path) {
            key.append((key.length() > this.prefix.length()) ? "/" : "").append(name);
        }
        return key.toString();
    }

}
