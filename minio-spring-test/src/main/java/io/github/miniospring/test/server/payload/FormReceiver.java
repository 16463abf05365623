package io.github.miniospring.test.server.payload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.store.Blobs;
import io.github.miniospring.test.server.text.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Receives a form with a file: the fields first, then the file. What follows the file is
 * not looked at.
 */
public final class FormReceiver implements Receiver, MultipartReader.Parts {

    /** The only field that may be long: what to store many times. */
    private static final String LONG_FIELD = "x-minio-fanout-list";

    private static final int MAX_FIELD = 1024 * 1024;

    private static final int MAX_FIELDS = 20 * MAX_FIELD;

    private static final int MAX_PARTS = 1000;

    private final Blobs.Writer writer;

    private final long limit;

    private final MultipartReader reader;

    private final Digest md5 = Digest.of("MD5");

    private final Headers fields = new Headers();

    private final ByteArrayOutputStream field = new ByteArrayOutputStream();

    private int parts;

    private int inFields;

    private String name = "";

    private @Nullable String fileName;

    /**
     * Prepares to receive.
     * @param limit the most bytes that the file may have
     * @throws io.github.miniospring.test.server.error.S3Failure if the head does not say
     * where parts end
     */
    public FormReceiver(RequestHead head, Blobs blobs, long limit) {
        String boundary = MediaType.parse(head.headers().get("Content-Type")).parameter("boundary");
        if (boundary.isEmpty()) {
            throw S3Error.MALFORMED_POST.because("no multipart boundary param in Content-Type");
        }
        this.limit = limit;
        this.reader = new MultipartReader(boundary, this);
        this.writer = blobs.writer();
    }

    @Override
    public void take(ByteBuffer piece) {
        this.reader.take(piece.duplicate());
    }

    @Override
    public void begin(String disposition) {
        this.parts++;
        if (this.parts > MAX_PARTS) {
            throw tooLarge();
        }
        this.name = "";
        try {
            MediaType parsed = MediaType.parse(disposition);
            if (parsed.name().equals("form-data")) {
                this.name = parsed.parameter("name");
                this.fileName = this.name.equals("file") ? baseName(parsed.parameter("filename")) : null;
            }
        }
        catch (IllegalArgumentException ex) {
            // A part without a name is passed over.
        }
    }

    private static String baseName(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    @Override
    public void data(ByteBuffer data) {
        if (this.fileName != null) {
            if (this.writer.length() + data.remaining() > this.limit) {
                throw S3Error.ENTITY_TOO_LARGE.failure();
            }
            this.md5.update(data);
            this.writer.write(data);
            return;
        }
        this.inFields += data.remaining();
        int most = this.name.equalsIgnoreCase(LONG_FIELD) ? MAX_FIELDS : MAX_FIELD;
        if (this.inFields > MAX_FIELDS || this.field.size() + data.remaining() > most) {
            throw tooLarge();
        }
        if (!this.name.isEmpty()) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            this.field.writeBytes(bytes);
        }
    }

    @Override
    public boolean end() {
        if (this.fileName == null && !this.name.isEmpty()) {
            this.fields.add(this.name, this.field.toString(StandardCharsets.UTF_8));
        }
        this.field.reset();
        return this.fileName == null;
    }

    private static RuntimeException tooLarge() {
        return S3Error.MALFORMED_POST.because("multipart: message too large");
    }

    @Override
    public Payload finish() {
        if (this.reader.isWithinPart()) {
            throw S3Error.MALFORMED_POST.because("unexpected EOF");
        }
        String fileName = this.fileName;
        if (fileName == null) {
            throw S3Error.MALFORMED_POST.because("The file or text content is missing");
        }
        return new Payload(this.writer.finish(), this.md5.value(), null, false, new Form(this.fields, fileName));
    }

    @Override
    public void discard() {
        this.writer.discard();
    }

}
