package io.github.miniospring.test.server.document;

import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** Says how objects of a bucket are encrypted that do not say it themselves. */
public final class PutBucketEncryption implements Action {

    private static final String APPLY = "ApplyServerSideEncryptionByDefault";

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        List<XmlElement> rules = call.xml("ServerSideEncryptionConfiguration").children("Rule");
        if (rules.size() != 1) {
            throw S3Error.MALFORMED_XML.because("only one server-side encryption rule is allowed at a time");
        }
        XmlElement apply = rules.get(0).child(APPLY);
        String algorithm = (apply != null) ? apply.text("SSEAlgorithm") : "";
        String key = (apply != null) ? apply.text("KMSMasterKeyID") : "";
        check(call, algorithm, key);
        XmlBuilder xml = XmlBuilder.bare("ServerSideEncryptionConfiguration", XmlBuilder.S3)
            .open("Rule")
            .open(APPLY)
            .text("SSEAlgorithm", algorithm)
            .optional("KMSMasterKeyID", key);
        bucket.setDocument("encryption", xml.bytes());
        return Response.ok();
    }

    private static void check(Call call, String algorithm, String key) {
        switch (algorithm) {
            case "AES256" -> {
                if (!key.isEmpty()) {
                    throw S3Error.MALFORMED_XML.because("MasterKeyID is allowed with aws:kms only");
                }
            }
            case "aws:kms" -> {
                if (key.isEmpty()) {
                    throw S3Error.MALFORMED_XML.because("MasterKeyID is missing with aws:kms");
                }
                String plain = key.startsWith("arn:aws:kms:") ? key.substring("arn:aws:kms:".length()) : key;
                if (!plain.equals(call.server().kmsKey())) {
                    throw S3Error.KMS_KEY_NOT_FOUND.failure();
                }
            }
            default -> throw S3Error.MALFORMED_XML.because("Unknown SSE algorithm");
        }
    }

}
