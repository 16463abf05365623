package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * The objects below a prefix, to be written as files of the same names below a directory.
 *
 * <p>
 * They are listed while others are on their way, so their number costs no memory. A key
 * that would lead out of the directory, or is no name for a file, is a failure, and so is
 * an object that cannot be read; the others go on. A key that ends in a slash, as other
 * programs make them for directories, makes one.
 */
public final class DirectoryDownload {

    private final String bucket;

    private final String prefix;

    private final Path directory;

    private Predicate<ObjectSummary> filter = object -> true;

    private BiConsumer<ObjectSummary, Download> each = (object, download) -> {
    };

    private int parallel;

    private @Nullable DirectoryProgress progress;

    private DirectoryDownload(String bucket, String prefix, Path directory) {
        this.bucket = Names.bucket(bucket);
        this.prefix = DirectoryUpload.prefix(prefix);
        this.directory = directory;
    }

    /**
     * @param prefix begins the keys, and is no part of the files' names; a slash is put
     * behind it where it lacks one, unless it is empty
     */
    public static DirectoryDownload of(String bucket, String prefix, Path directory) {
        return new DirectoryDownload(bucket, prefix, directory);
    }

    /** Takes only objects that are wanted. */
    public DirectoryDownload filter(Predicate<ObjectSummary> filter) {
        this.filter = filter;
        return this;
    }

    /** Gives each object its options. */
    public DirectoryDownload each(BiConsumer<ObjectSummary, Download> options) {
        this.each = options;
        return this;
    }

    /** How many files are on their way at once. Default: the client's concurrency. */
    public DirectoryDownload parallel(int parallel) {
        this.parallel = TransferSettings.requireConcurrency(parallel);
        return this;
    }

    /** Is told how many files and bytes have been written. */
    public DirectoryDownload progress(DirectoryProgress progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Fetches them.
     * @return what became of them; an error when the bucket cannot be listed to its end,
     * or the directory cannot be made
     */
    public Mono<DirectoryResult> fetch(MinioClient client) {
        String what = "The download to '" + this.directory + "'";
        return client.asOne(what, own -> {
            DirectoryTally tally = new DirectoryTally(this.progress);
            int parallel = (this.parallel > 0) ? this.parallel : own.transfer().concurrency();
            Mono<DirectoryResult> all = Mono.fromCallable(this::names)
                .subscribeOn(own.io())
                .flatMapMany(names -> Listing.of(this.bucket)
                    .prefix(this.prefix)
                    .recursive()
                    .objects(own)
                    .flatMap(object -> fetch(own, object, names, tally), parallel, parallel))
                .then(Mono.fromSupplier(tally::result));
            return Mono.firstWithSignal(all, DirectoryUpload.closed(own, what));
        });
    }

    private LocalNames names() throws IOException {
        return LocalNames.of(Files.createDirectories(this.directory));
    }

    private Mono<Void> fetch(MinioClient client, ObjectSummary object, LocalNames names, DirectoryTally tally) {
        String name = object.key().substring(this.prefix.length());
        return Mono.defer(() -> {
            // The mark of the directory itself.
            if (name.isEmpty() || !this.filter.test(object)) {
                return Mono.empty();
            }
            return name.endsWith("/") ? directory(client, object, name, names)
                    : file(client, object, name, names, tally);
        }).onErrorResume(failure -> tally.failed(object.key(), null, failure));
    }

    private Mono<Void> directory(MinioClient client, ObjectSummary object, String name, LocalNames names) {
        return Mono.<Void>fromCallable(() -> {
            Assert.isTrue(object.size() <= 0,
                    () -> "Key '" + object.key() + "' is named like a directory and has " + object.size() + " bytes");
            Files.createDirectories(names.resolve(name.substring(0, name.length() - 1)));
            return null;
        }).subscribeOn(client.io());
    }

    private Mono<Void> file(MinioClient client, ObjectSummary object, String name, LocalNames names,
            DirectoryTally tally) {
        return Mono.fromCallable(() -> names.resolve(name)).subscribeOn(client.io()).flatMap(file -> {
            Download download = Download.of(this.bucket, object.key(), file);
            this.each.accept(object, download);
            if (tally.isWatched()) {
                download.progress(tally.file());
            }
            return download.fetch(client)
                .doOnNext(done -> tally.done(done.stat().size()))
                .then()
                .onErrorResume(failure -> tally.failed(object.key(), file, failure));
        });
    }

}
