package io.github.miniospring.transfer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * Names an upload that was begun, so that it can go on later, in another process too. Its
 * text holds no secret: whoever goes on needs credentials of their own.
 *
 * @param bucket the bucket of the object to be
 * @param key its key
 * @param uploadId what the server calls the upload
 * @param partSize size of its parts in bytes
 * @param size size of the source in bytes; -1 when it is not known
 * @param lastModified when the source was changed last; null when it does not tell
 */
public record UploadToken(String bucket, String key, String uploadId, long partSize, long size,
        @Nullable Instant lastModified) {

    private static final String VERSION = "1";

    /** Reads what {@link #toString()} has written. */
    public static UploadToken parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text.trim()), StandardCharsets.UTF_8);
            List<String> fields = List.of(plain.split("\n", -1));
            String content = plain.substring(0, plain.lastIndexOf('\n'));
            if (fields.size() == 8 && fields.get(0).equals(VERSION) && fields.get(7).equals(sum(content))) {
                return new UploadToken(fields.get(1), decoded(fields.get(2)), fields.get(3),
                        Long.parseLong(fields.get(4)), Long.parseLong(fields.get(5)),
                        fields.get(6).isEmpty() ? null : Instant.parse(fields.get(6)));
            }
        }
        catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException ex) {
            throw new IllegalArgumentException("This is no token of an upload, or a damaged one", ex);
        }
        throw new IllegalArgumentException("This is no token of an upload, or a damaged one");
    }

    /** The token as text, to be kept and parsed again. */
    @Override
    public String toString() {
        String content = String.join("\n", VERSION, this.bucket, encoded(this.key), this.uploadId,
                Long.toString(this.partSize), Long.toString(this.size),
                (this.lastModified != null) ? this.lastModified.toString() : "");
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((content + "\n" + sum(content)).getBytes(StandardCharsets.UTF_8));
    }

    // A key may have line breaks.
    private static String encoded(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String key) {
        return new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
    }

    private static String sum(String content) {
        CRC32C crc = new CRC32C();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

}
