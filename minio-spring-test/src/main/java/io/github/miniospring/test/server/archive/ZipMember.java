package io.github.miniospring.test.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.Conditions;
import io.github.miniospring.test.server.object.ContentTypes;
import io.github.miniospring.test.server.object.EncryptionHeaders;
import io.github.miniospring.test.server.object.GetObject;
import io.github.miniospring.test.server.object.ObjectHeaders;
import io.github.miniospring.test.server.object.Versions;
import io.github.miniospring.test.server.store.Blobs;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.ObjectVersion;

/** Reads a member of a zip file as if it were an object, where that is asked for. */
public final class ZipMember implements Action {

    private static final String INSIDE = ".zip/";

    private static final int HEADER = 0x04034b50;

    private static final int HEADER_LENGTH = 30;

    private static final int STORED = 0;

    private static final int DEFLATED = 8;

    private static final int SNIFFED = 512;

    private final Action otherwise;

    /**
     * Creates the action.
     * @param otherwise what to do with the objects themselves
     */
    public ZipMember(Action otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Response handle(Call call) {
        int end = call.key().indexOf(INSIDE);
        if (end < 0 || !call.headers().get("x-minio-extract").equals("true")) {
            return this.otherwise.handle(call);
        }
        String zip = call.key().substring(0, end + INSIDE.length() - 1);
        String member = call.key().substring(end + INSIDE.length());
        if (call.headers().has("x-amz-server-side-encryption")) {
            throw S3Error.of("BadRequest", 400, "400 BadRequest");
        }
        try {
            return read(call, zip, member);
        }
        catch (S3Failure ex) {
            throw ex.about(call.bucketName(), zip);
        }
    }

    private static Response read(Call call, String zip, String name) {
        boolean head = call.head().method().equals("HEAD");
        call.require("s3:GetObject", call.bucketName(), zip);
        if (call.query().has("partNumber")) {
            throw S3Error.INVALID_PART_NUMBER.failure();
        }
        if (call.headers().has("Range")) {
            throw S3Error.INVALID_RANGE.failure();
        }
        ObjectVersion version = Versions.find(call.bucket(), zip, Versions.id(call));
        EncryptionHeaders.checkRead(call.headers(), version.encryption());
        if (!head) {
            Conditions.checkRead(call.headers(), version);
        }
        ZipDirectory.Member member = ZipDirectory.read(version.content()).get(name);
        // Others are not found in MinIO's index either.
        if (member == null || member.method() != STORED && member.method() != DEFLATED) {
            throw S3Error.NO_SUCH_KEY.failure();
        }
        if (member.encrypted()) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        Content content = content(call.store().blobs(), version.content(), member);
        Response response = Response.ok().header("Last-Modified", ObjectHeaders.date(version.modified()));
        if (!head && content.length() > 0) {
            response.header("Content-Type", contentType(name, content));
        }
        ObjectHeaders.overrides(response.headers(), call);
        return response.body(GetObject.body(content)).without("Accept-Ranges");
    }

    private static Content content(Blobs blobs, Content zip, ZipDirectory.Member member) {
        Blobs.Writer writer = blobs.writer();
        Inflater inflater = new Inflater(true);
        CRC32 crc = new CRC32();
        try (InputStream packed = packed(zip, member).stream();
                InputStream in = (member.method() == STORED) ? packed : new InflaterInputStream(packed, inflater)) {
            byte[] piece = new byte[64 * 1024];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (writer.length() + count > member.size()) {
                    throw ZipDirectory.invalid();
                }
                crc.update(piece, 0, count);
                writer.write(ByteBuffer.wrap(piece, 0, count));
            }
        }
        catch (IOException ex) {
            writer.discard();
            throw ZipDirectory.invalid();
        }
        catch (S3Failure ex) {
            writer.discard();
            throw ex;
        }
        finally {
            inflater.end();
        }
        if (writer.length() != member.size() || crc.getValue() != member.crc()) {
            writer.discard();
            throw ZipDirectory.invalid();
        }
        return writer.finish();
    }

    private static Content packed(Content zip, ZipDirectory.Member member) {
        ByteBuffer header = ByteBuffer.wrap(zip.slice(member.offset(), HEADER_LENGTH).bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < HEADER_LENGTH || header.getInt(0) != HEADER) {
            throw ZipDirectory.invalid();
        }
        long start = member.offset() + HEADER_LENGTH + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
        return zip.slice(start, member.compressed());
    }

    // Go names the charset, and looks at the content where the name says nothing.
    private static String contentType(String name, Content content) {
        String byName = ContentTypes.of(name);
        if (byName.equals("application/octet-stream") && name.indexOf('.', name.lastIndexOf('/') + 1) < 0) {
            for (byte b : content.slice(0, SNIFFED).bytes()) {
                if (b >= 0 && b < ' ' && "\t\n\f\r\u001b".indexOf(b) < 0) {
                    return byName;
                }
            }
            return "text/plain; charset=utf-8";
        }
        return byName.startsWith("text/") ? byName + "; charset=utf-8" : byName;
    }

}
