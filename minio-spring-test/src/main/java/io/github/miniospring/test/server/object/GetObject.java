package io.github.miniospring.test.server.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Part;
import org.jspecify.annotations.Nullable;

/** Reads an object or a part of it, or only what is known about it. */
public final class GetObject implements Action {

    private static final int MAX_PARTS = 10_000;

    private final String event;

    /**
     * Creates the action.
     * @param event that tells of it
     */
    public GetObject(String event) {
        this.event = event;
    }

    @Override
    public Response handle(Call call) {
        EncryptionHeaders.checkNothingAsked(call.headers());
        int partNumber = partNumber(call);
        ObjectVersion version = Versions.find(call);
        EncryptionHeaders.checkRead(call.headers(), version.encryption());
        Conditions.checkRead(call.headers(), version);
        Range range = (partNumber > 0) ? part(version, partNumber) : range(call, version);
        Response response = (range != null) ? new Response(206) : Response.ok();
        ObjectHeaders.describe(response, call, version);
        if (range != null && (range.length() > 0 || partNumber == 0)) {
            response.header("Content-Range", range.of(version.size()));
        }
        if (partNumber > 0 && !version.parts().isEmpty()) {
            response.header("x-amz-mp-parts-count", Integer.toString(version.parts().size()));
        }
        if (partNumber > 0 && partNumber <= version.parts().size()
                && call.headers().get("x-amz-checksum-mode").equals("ENABLED")) {
            Checksum checksum = version.parts().get(partNumber - 1).checksum();
            if (checksum != null) {
                response.header(checksum.algorithm().header(), checksum.value());
            }
        }
        if (call.headers().get("x-amz-checksum-mode").equals("ENABLED") && range == null) {
            ObjectHeaders.checksum(response, version.checksum());
        }
        Content content = (range != null) ? version.content().slice(range.first(), range.length()) : version.content();
        call.publish(this.event, call.bucketName(), version);
        return response.body(body(content));
    }

    private static @Nullable Range range(Call call, ObjectVersion version) {
        try {
            return Range.parse(call.headers().get("Range"), version.size());
        }
        catch (S3Failure ex) {
            if (call.head().method().equals("HEAD") && !ex.elements().isEmpty()) {
                // MinIO finds that the range lies behind the end when it has described
                // the object already.
                Response described = Response.ok();
                ObjectHeaders.describe(described, call, version);
                described.headers().forEach(ex::header);
            }
            throw ex;
        }
    }

    private static int partNumber(Call call) {
        String text = call.query().get("partNumber");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number <= 0) {
                throw S3Error.of("XMinioAdminInvalidArgument", 400, "Invalid arguments specified.");
            }
            if (number <= MAX_PARTS) {
                if (call.headers().has("Range")) {
                    throw S3Error.INVALID_REQUEST
                        .failure("Cannot specify both Range header and partNumber query parameter");
                }
                return number;
            }
        }
        catch (NumberFormatException ex) {
            // It is answered as what is out of range.
        }
        throw S3Error.INVALID_ARGUMENT.failure("Part number must be an integer between 1 and 10000, inclusive");
    }

    private static Range part(ObjectVersion version, int number) {
        List<Part> parts = version.parts();
        if (parts.isEmpty() && number == 1) {
            return new Range(0, version.size());
        }
        long start = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (i + 1 == number) {
                return new Range(start, parts.get(i).size());
            }
            start += parts.get(i).size();
        }
        throw S3Error.INVALID_PART_NUMBER.failure();
    }

    /** Content as a body. */
    public static ResponseBody body(Content content) {
        return new ResponseBody() {

            @Override
            public long length() {
                return content.length();
            }

            @Override
            public Source open() {
                Content.Reader reader = content.open();
                return new Source() {

                    @Override
                    public int read(ByteBuffer target) throws IOException {
                        return reader.read(target);
                    }

                    @Override
                    public void close() throws IOException {
                        reader.close();
                    }

                };
            }

        };
    }

}
