package io.github.miniospring.object;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlReader;
import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Removes up to 1,000 objects in one request. The answer names those that were not
 * removed; what was not there is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">S3:
 * DeleteObjects</a>
 */
public final class DeleteObjects extends OperationSpec<DeleteObjects, List<DeleteError>> {

    /** The most that one request takes. */
    public static final int LIMIT = 1000;

    private final List<ObjectToDelete> objects;

    private DeleteObjects(String bucket, List<ObjectToDelete> objects) {
        super(HttpMethod.POST, bucket);
        this.objects = objects;
        query("delete", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Removes these.
     * @param objects 1 to 1,000; their keys must be such that XML can carry them, see
     * {@link #canCarry(String)}
     */
    public static DeleteObjects of(String bucket, List<ObjectToDelete> objects) {
        Assert.isTrue(!objects.isEmpty() && objects.size() <= LIMIT,
                () -> "There are " + objects.size() + " objects to delete; one request takes 1 to " + LIMIT);
        return new DeleteObjects(bucket, List.copyOf(objects));
    }

    /**
     * Whether a key can be named here; others go with {@link DeleteObject}, one by one.
     */
    public static boolean canCarry(String key) {
        // A reader of XML may make line feeds of carriage returns, and then it is another
        // key.
        return XmlWriter.canCarry(key) && key.indexOf('\r') < 0;
    }

    /** Removes versions in spite of a retention in governance mode, given the right. */
    public DeleteObjects bypassGovernance() {
        return header("x-amz-bypass-governance-retention", "true");
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(XmlWriter.document("Delete", xml -> {
            xml.element("Quiet", "true");
            for (ObjectToDelete object : this.objects) {
                xml.element("Object", entry -> {
                    entry.element("Key", object.key());
                    if (object.versionId() != null) {
                        entry.element("VersionId", object.versionId());
                    }
                });
            }
        }));
    }

    @Override
    public Mono<List<DeleteError>> decode(S3Response response) {
        return response.xml("DeleteResult", DeleteObjects::errors);
    }

    private static List<DeleteError> errors(XmlReader xml) {
        List<DeleteError> errors = new ArrayList<>();
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("Error")) {
                DeleteError error = error(xml);
                // Gone already: what was wanted.
                if (!error.code().equals(ErrorCode.NO_SUCH_VERSION)) {
                    errors.add(error);
                }
            }
        }
        return List.copyOf(errors);
    }

    private static DeleteError error(XmlReader xml) {
        ErrorCode code = ErrorCode.UNKNOWN;
        String message = "";
        String key = "";
        @Nullable String versionId = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "Code" -> code = new ErrorCode(xml.text());
                case "Message" -> message = xml.text();
                case "Key" -> key = xml.text();
                case "VersionId" -> versionId = xml.text();
                default -> {
                }
            }
        }
        return new DeleteError(code, message, key, (versionId != null && versionId.isEmpty()) ? null : versionId);
    }

}
