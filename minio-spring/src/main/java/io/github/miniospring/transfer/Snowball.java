package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.object.PutObjectExtract;
import io.github.miniospring.object.SnowballObject;
import io.github.miniospring.object.UploadedSnowball;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.Verified;
import io.github.miniospring.operation.WriteEncryption;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Many small objects to be stored by one request: packed into an archive that MinIO
 * unpacks. Needs {@code org.apache.commons:commons-compress} on the class path.
 *
 * <p>
 * The objects are read one after the other, and written to a file on this side first,
 * because the length of the archive must be known; memory does not grow with them. What
 * is set here is kept with every object. Not atomic: after an error some objects may be
 * stored. A server that does not unpack is noticed, and the archive is removed there.
 *
 * @see PutObjectExtract
 */
public final class Snowball extends RequestOptions<Snowball> implements Described<Snowball>, Tagged<Snowball>,
        Locked<Snowball>, WriteEncryption<Snowball>, Verified<Snowball> {

    /** Buffers between what is read and the disk. */
    private static final int PREFETCH = 8;

    private static final String TAGS = "x-amz-tagging";

    private final String bucket;

    private final Publisher<SnowballObject> objects;

    private SnowballCompression compression = SnowballCompression.NONE;

    private @Nullable Path stagingFile;

    private String prefix = "";

    private boolean ignoreDirectories;

    private boolean ignoreErrors;

    private Snowball(String bucket, Publisher<SnowballObject> objects) {
        this.bucket = Names.bucket(bucket);
        this.objects = objects;
    }

    /** Objects for a bucket, read while they are packed. */
    public static Snowball of(String bucket, Publisher<SnowballObject> objects) {
        return new Snowball(bucket, objects);
    }

    /** Packs the archive by gzip. */
    public Snowball compression() {
        return compression(SnowballCompression.GZIP);
    }

    /** Packs the archive. Default: not. */
    public Snowball compression(SnowballCompression compression) {
        this.compression = compression;
        return this;
    }

    /**
     * The file in which the archive is made: overwritten, and deleted afterwards.
     * Default: a temporary one, readable by its owner only.
     */
    public Snowball stagingFile(Path file) {
        this.stagingFile = file;
        return this;
    }

    /** Puts all objects below this path; a slash follows it. */
    public Snowball prefix(String prefix) {
        Assert.isTrue(!prefix.startsWith("/"), () -> "Prefix '" + prefix + "' begins with a slash; write it without");
        String path = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        // Checks it as it checks keys.
        SnowballObject.of(path + "/", "");
        this.prefix = path;
        return this;
    }

    /** Makes no objects of directories. */
    public Snowball ignoreDirectories() {
        this.ignoreDirectories = true;
        return this;
    }

    /** Has the server go on after an object that it cannot store, without telling. */
    public Snowball ignoreErrors() {
        this.ignoreErrors = true;
        return this;
    }

    /** Packs and sends them. */
    public Mono<UploadedSnowball> send(MinioClient client) {
        TarFile.requireLibraries(this.compression, Snowball.class.getClassLoader());
        operation("snowball.tar", ObjectBody.empty()).toRequest();
        Scheduler io = client.io();
        return Mono.usingWhen(
                Mono.fromCallable(this::create).subscribeOn(io), tar -> pack(tar, io).flatMap(count -> (count == 0)
                        ? Mono.just(new UploadedSnowball(this.bucket, 0, 0)) : send(client, tar.file(), count)),
                tar -> Mono.fromCallable(() -> {
                    tar.delete();
                    return tar;
                }).subscribeOn(io));
    }

    private TarFile create() throws IOException {
        Path file = (this.stagingFile != null) ? this.stagingFile : Files.createTempFile("minio-spring-", ".tar");
        return TarFile.create(file, this.compression);
    }

    private Mono<Long> pack(TarFile tar, Scheduler io) {
        return Flux.from(this.objects)
            .subscribeOn(io)
            .concatMap(object -> pack(object, tar, io).thenReturn(object), 1)
            .count()
            .flatMap(count -> Mono.fromCallable(() -> {
                tar.finish();
                return count;
            }).subscribeOn(io));
    }

    private Mono<Void> pack(SnowballObject object, TarFile tar, Scheduler io) {
        return Mono.usingWhen(object.body().prepare(io), body -> Mono.fromCallable(() -> {
            long length = body.contentLength();
            Assert.isTrue(length >= 0, () -> "The body of '" + object.key()
                    + "' does not tell its length, which an archive must have; give it one");
            tar.begin(name(object), length, modified(object), records(object, body));
            return body;
        })
            .subscribeOn(io)
            .flatMapMany(begun -> begun.read(DefaultDataBufferFactory.sharedInstance, io))
            .publishOn(io, PREFETCH)
            .doOnNext(tar::write)
            .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
            .then(Mono.fromCallable(() -> {
                tar.end();
                return object;
            })), body -> body.release(io)).then();
    }

    private static Instant modified(SnowballObject object) throws IOException {
        Instant given = object.modified();
        Path file = object.file();
        return (given != null) ? given : (file != null) ? Files.getLastModifiedTime(file).toInstant() : Instant.now();
    }

    // The server looks into the archive for them, and nowhere else as soon as it finds
    // any there.
    private Map<String, String> records(SnowballObject object, ObjectBody body) {
        Map<String, String> headers = new LinkedHashMap<>();
        String type = body.contentType();
        headers.put("content-type",
                (type != null) ? type
                        : MediaTypeFactory.getMediaType(object.key())
                            .map(MediaType::toString)
                            .orElse("application/octet-stream"));
        givenHeaders().forEach((name, value) -> {
            if (name.startsWith(METADATA_PREFIX) || name.equals(TAGS) || STANDARD_HEADERS.contains(name)) {
                headers.put(name, value);
            }
        });
        headers.putAll(Described.headersOf(object.metadata()));
        if (object.tags() != null) {
            headers.put(TAGS, object.tags().encoded());
        }
        Map<String, String> records = new LinkedHashMap<>();
        headers.forEach((name, value) -> records.put("minio.metadata." + name, value));
        if (object.versionId() != null) {
            records.put("minio.versionId", object.versionId());
        }
        return records;
    }

    // A name of other letters does not go into a header.
    private boolean isPrefixSent() {
        return this.prefix.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private String name(SnowballObject object) {
        return (this.prefix.isEmpty() || isPrefixSent()) ? object.key() : this.prefix + "/" + object.key();
    }

    private PutObjectExtract operation(String key, ObjectBody archive) {
        PutObjectExtract operation = PutObjectExtract.of(this.bucket, key, archive).with(this);
        if (!this.prefix.isEmpty() && isPrefixSent()) {
            operation.prefix(this.prefix);
        }
        if (this.ignoreDirectories) {
            operation.ignoreDirectories();
        }
        return this.ignoreErrors ? operation.ignoreErrors() : operation;
    }

    private Mono<UploadedSnowball> send(MinioClient client, Path file, long count) {
        String key = "snowball." + UUID.randomUUID() + ".tar";
        return Mono.fromCallable(() -> Files.size(file))
            .subscribeOn(client.io())
            .flatMap(size -> client.execute(operation(key, ObjectBody.of(file)))
                .flatMap(result -> unpacked(client, result))
                .thenReturn(new UploadedSnowball(this.bucket, count, size)));
    }

    // Servers that do not know of it have stored the archive, and say nothing else.
    private Mono<Void> unpacked(MinioClient client, ObjectWriteResult result) {
        HeadObject question = HeadObject.of(result.bucket(), result.key()).with(this, Assembly.CUSTOMER_KEY::contains);
        return client.execute(question)
            .flatMap(stat -> remove(client, result).then(Mono.<Void>error(notUnpacked(result))))
            .onErrorComplete(NoSuchKeyException.class);
    }

    private Mono<Void> remove(MinioClient client, ObjectWriteResult result) {
        DeleteObject removal = DeleteObject.of(result.bucket(), result.key());
        String versionId = result.versionId();
        return client.execute((versionId != null) ? removal.versionId(versionId) : removal).then();
    }

    private static UnsupportedByServerException notUnpacked(ObjectWriteResult result) {
        return UnsupportedByServerException.of(new ErrorResponse("PutObjectExtract", 200, ErrorCode.NOT_IMPLEMENTED,
                "The archive was stored in place of its objects, and has been removed", result.bucket(), result.key(),
                null, null, null, null, Map.of()), "MinIO has it");
    }

}
