package io.github.miniospring.test.server.object;

import java.util.function.Function;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;

/**
 * What is to be copied.
 *
 * @param versionId empty for the newest
 */
public record CopySource(String bucket, String key, String versionId) {

    /**
     * Reads what the header says, refuses what the sender may not read, and copies. From
     * then on errors name the source, whatever they are about.
     */
    public static Response copy(Call call, Function<CopySource, Response> copying) {
        CopySource source = parse(call.headers().get("x-amz-copy-source"));
        if (!Versions.isId(source.versionId)) {
            throw S3Error.NO_SUCH_VERSION.failure();
        }
        try {
            call.require("s3:GetObject", source.bucket, source.key);
            return copying.apply(source);
        }
        catch (S3Failure ex) {
            throw ex.about(source.bucket, source.key);
        }
    }

    private static CopySource parse(String header) {
        String path = header;
        String versionId = "";
        try {
            int question = header.indexOf('?');
            String raw = (question < 0) ? header : header.substring(0, question);
            String decoded = UrlText.decodePath(raw);
            versionId = (question < 0) ? "" : Query.parse(header.substring(question + 1)).get("versionId").trim();
            path = decoded;
        }
        catch (IllegalArgumentException ex) {
            // What is no URL is taken as it is.
        }
        String trimmed = Names.kept(path);
        int slash = trimmed.indexOf('/');
        String key = (slash < 0) ? "" : Names.kept(trimmed.substring(slash + 1));
        if (slash <= 0 || key.isEmpty()) {
            throw S3Error.INVALID_COPY_SOURCE.failure();
        }
        return new CopySource(trimmed.substring(0, slash), key, versionId);
    }

    /** Finds it, if it is as the sender wants it to be. */
    public ObjectVersion find(Call call) {
        Names.checkSourceBucket(this.bucket);
        Names.checkSourceKey(this.key);
        Bucket from = call.bucket(this.bucket);
        ObjectVersion version = Versions.find(from, this.key, this.versionId);
        EncryptionHeaders.checkCopied(call.headers(), version.encryption());
        Conditions.checkSource(call.headers(), version);
        EncryptionHeaders.checkSource(call.headers(), version.encryption());
        return version;
    }

    /** Whether it is the very object that is to be written. */
    boolean isTarget(Call call) {
        return this.bucket.equals(call.bucketName()) && this.key.equals(call.key());
    }

}
