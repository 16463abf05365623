package io.github.miniospring.test.server.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.auth.AuthenticationType;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.ContentTypes;
import io.github.miniospring.test.server.object.DescriptionHeaders;
import io.github.miniospring.test.server.object.Drafts;
import io.github.miniospring.test.server.object.EncryptionHeaders;
import io.github.miniospring.test.server.object.LockHeaders;
import io.github.miniospring.test.server.object.ObjectHeaders;
import io.github.miniospring.test.server.object.TagSet;
import io.github.miniospring.test.server.object.Versions;
import io.github.miniospring.test.server.store.Blobs;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.Description;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.CleanPath;
import org.jspecify.annotations.Nullable;

/**
 * Stores what is in a tar file, each entry as an object of its own, and not the file
 * ("snowball").
 */
public final class PutObjectExtract implements Action {

    private static final String OPTION = "x-amz-meta-minio-snowball-";

    private static final String METADATA = "minio.metadata.";

    private static final String VERSION = "minio.versionId";

    /** The most bytes to be had from what is compressed. */
    private static final long MOST_BYTES = 10L * 1024 * 1024 * 1024;

    private static final List<String> UNHEARD = List.of("If-Match", "If-None-Match");

    @Override
    public void check(Call call) {
        Headers headers = call.headers();
        call.bucket();
        boolean kms = headers.get("x-amz-server-side-encryption").equals("aws:kms");
        if (kms || UNHEARD.stream().anyMatch(headers::has) || call.query().has("versionId")) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        if (call.authentication().type() == AuthenticationType.UNSIGNED_TRAILER) {
            throw bad("tar file error: archive/tar: invalid tar header");
        }
        DescriptionHeaders.read(headers);
        LockHeaders.checkPermissions(call);
        draft(call, call.bucket(), call.key());
    }

    private static ObjectVersion draft(Call call, Bucket bucket, String key) {
        Description description = new Description(Map.of("Content-Type", ContentTypes.of(key)), Map.of(),
                storageClass(call.headers(), "STANDARD"));
        ObjectVersion draft = ObjectVersion.of(key, call.now(), "", Content.EMPTY, description)
            .withEncryption(EncryptionHeaders.ofWrite(call, bucket));
        return LockHeaders.apply(draft, call, bucket);
    }

    private static String storageClass(Headers headers, String usual) {
        String given = headers.get("x-amz-storage-class");
        return given.isEmpty() ? usual : given;
    }

    @Override
    public Response handle(Call call) {
        try (InputStream in = opened(call.payload().content())) {
            unpack(call, new TarReader(in));
        }
        catch (EOFException ex) {
            throw bad("unexpected EOF");
        }
        catch (ZipException ex) {
            throw bad("gzip: invalid header");
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        Response response = Response.ok().header("ETag", '"' + Hashes.hex(call.payload().md5()) + '"');
        ObjectHeaders.checksum(response, call.payload().checksum());
        response.headers().remove("x-amz-checksum-type");
        return response;
    }

    private static S3Failure bad(String message) {
        return S3Error.of("BadRequest", 400, message);
    }

    private static InputStream opened(Content content) throws IOException {
        InputStream in = new BufferedInputStream(content.stream());
        in.mark(4);
        byte[] start = in.readNBytes(4);
        in.reset();
        String magic = Hashes.hex(start);
        if (magic.startsWith("1f8b08")) {
            return new GZIPInputStream(in);
        }
        // Zstandard and what it skips, LZ4, Snappy, bzip2: the JDK has none of these.
        if (List.of("28b52ffd", "2a4d18", "04224d18", "ff060000", "425a68").stream().anyMatch(magic::startsWith)) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        return in;
    }

    private static void unpack(Call call, TarReader tar) throws IOException {
        Bucket bucket = call.bucket();
        boolean ignoreErrors = call.headers().isTrue(OPTION + "ignore-errors");
        boolean ignoreFolders = call.headers().isTrue(OPTION + "ignore-dirs");
        String prefix = call.headers().get(OPTION + "prefix");
        long total = 0;
        for (TarReader.Entry entry = next(tar); entry != null; entry = next(tar)) {
            String name = CleanPath.of(entry.name());
            boolean kept = entry.isKept() && !(entry.isDirectory() && ignoreFolders);
            total += entry.size();
            if (total > MOST_BYTES) {
                throw S3Error.ENTITY_TOO_LARGE.failure();
            }
            if (!kept || name.equals(".") || name.equals("/")) {
                continue;
            }
            try {
                store(call, bucket, key(prefix, name, entry.isDirectory()), entry, tar);
            }
            catch (S3Failure ex) {
                if (!ignoreErrors || ex.status() == 501) {
                    throw ex;
                }
            }
        }
    }

    private static TarReader.@Nullable Entry next(TarReader tar) throws IOException {
        try {
            return tar.next();
        }
        catch (UnsupportedOperationException ex) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        catch (IllegalArgumentException ex) {
            throw bad("tar file error: " + ex.getMessage());
        }
    }

    // What leads out of the archive is refused before the prefix could hide it.
    private static String key(String prefix, String name, boolean folder) {
        if (Names.hasBadComponent(name)) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
        String key = Names.kept(CleanPath.of(prefix + "/" + name)) + (folder ? "/" : "");
        Names.checkKey(key);
        if (Names.hasBadComponent(key)) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
        return key;
    }

    private static void store(Call call, Bucket bucket, String key, TarReader.Entry entry, TarReader tar)
            throws IOException {
        call.require("s3:PutObject", bucket.name(), key);
        ObjectVersion draft = described(draft(call, bucket, key), call, entry.pax());
        String versionId = versionId(bucket, key, entry.pax().getOrDefault(VERSION, ""));
        Digest md5 = Digest.of("MD5");
        Content content = content(call.store().blobs(), tar, md5);
        ObjectVersion version = Drafts.complete(draft, content, md5.value());
        if (entry.modified().getEpochSecond() > 0) {
            version = version.withModified(entry.modified());
        }
        call.publish("s3:ObjectCreated:Put", bucket.name(), bucket.put(version, versionId));
        // As MinIO does it, whatever becomes of the rest.
        call.tell(-1);
    }

    private static Content content(Blobs blobs, TarReader tar, Digest md5) throws IOException {
        Blobs.Writer writer = blobs.writer();
        try {
            byte[] piece = new byte[64 * 1024];
            for (int count = tar.read(piece); count >= 0; count = tar.read(piece)) {
                md5.update(ByteBuffer.wrap(piece, 0, count));
                writer.write(ByteBuffer.wrap(piece, 0, count));
            }
            return writer.finish();
        }
        catch (IOException | RuntimeException ex) {
            writer.discard();
            throw ex;
        }
    }

    private static ObjectVersion described(ObjectVersion draft, Call call, Map<String, String> pax) {
        if (pax.isEmpty()) {
            return draft;
        }
        Headers headers = new Headers();
        pax.forEach((name, value) -> {
            if (name.startsWith(METADATA)) {
                headers.set(name.substring(METADATA.length()), value);
            }
        });
        // MinIO forgets these: what is believed to be locked or encrypted would not be.
        if (headers.asMap()
            .keySet()
            .stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(
                    name -> name.startsWith("x-amz-object-lock-") || name.startsWith("x-amz-server-side-encryption"))) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        Description description = DescriptionHeaders.read(headers)
            .withStorageClass(storageClass(headers, draft.description().storageClass()));
        return draft.withDescription(description).withTags(TagSet.ofHeader(headers.get("x-amz-tagging")));
    }

    private static String versionId(Bucket bucket, String key, String given) {
        String id = Versions.checked(given);
        if (id.isEmpty() || id.equals(ObjectVersion.NULL_ID)) {
            return "";
        }
        if (!bucket.versioning().appliesTo(key)) {
            throw S3Error.INVALID_ARGUMENT.failure("Invalid arguments provided for " + bucket.name() + "/" + key
                    + ": (VersionID specified , but versioning not enabled on bucket=" + bucket.name() + ")");
        }
        return id.toLowerCase(Locale.ROOT);
    }

}
