package io.github.miniospring.test.server.object;

import java.util.List;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.store.Encryption;
import io.github.miniospring.test.server.text.XmlElement;

/** Encryption as requests ask for it and answers tell it. */
public final class EncryptionHeaders {

    private static final String SSE = "x-amz-server-side-encryption";

    private static final String CUSTOMER = SSE + "-customer-";

    private static final String SOURCE = "x-amz-copy-source-server-side-encryption-customer-";

    private static final String KMS_KEY = SSE + "-aws-kms-key-id";

    private static final String KMS_CONTEXT = SSE + "-context";

    private static final List<String> ASKING = List.of(SSE, KMS_KEY, KMS_CONTEXT);

    private static final int KEY_LENGTH = 32;

    private EncryptionHeaders() {
    }

    /** What a write asks for, or else its bucket. */
    public static Encryption ofWrite(Call call, Bucket bucket) {
        Headers headers = call.headers();
        boolean asked = ASKING.stream().anyMatch(headers::has);
        if (isGiven(headers, CUSTOMER)) {
            if (asked) {
                throw incompatible();
            }
            return Encryption.customer(customerKey(headers, CUSTOMER));
        }
        if (!asked) {
            return ofBucket(bucket);
        }
        boolean plain = !headers.has(KMS_KEY) && !headers.has(KMS_CONTEXT);
        if (plain && headers.get(SSE).equalsIgnoreCase("AES256")) {
            return Encryption.S3;
        }
        if (headers.get(SSE).equals("aws:kms")) {
            return kms(call, headers.get(KMS_KEY), headers.get(KMS_CONTEXT));
        }
        throw invalid(call, "The encryption method is not supported");
    }

    private static S3Failure incompatible() {
        return S3Error.INVALID_ARGUMENT.failure("Server Side Encryption with Customer provided key is incompatible with"
                + " the encryption method specified");
    }

    private static S3Failure invalid(Call call, String why) {
        return S3Error.INVALID_ARGUMENT
            .failure("Invalid arguments provided for " + call.bucketName() + "/" + call.key() + ": (" + why + ")");
    }

    /** Whether that is for the server's key management, or for nothing that is known. */
    public static boolean asksForKms(Headers headers) {
        return headers.has(KMS_KEY) || headers.has(KMS_CONTEXT)
                || headers.has(SSE) && !headers.get(SSE).equalsIgnoreCase("AES256");
    }

    /** Refuses to read where a request asks for encryption, which only writes may. */
    static void checkNothingAsked(Headers headers) {
        if (ASKING.stream().anyMatch(headers::has)) {
            throw S3Error.BAD_REQUEST.failure("400 BadRequest");
        }
    }

    private static Encryption ofBucket(Bucket bucket) {
        Document document = bucket.document("encryption");
        if (document == null) {
            return Encryption.NONE;
        }
        XmlElement rule = XmlElement.parse(document.content()).children("Rule").get(0);
        XmlElement defaults = rule.child("ApplyServerSideEncryptionByDefault");
        if (defaults == null || defaults.text("SSEAlgorithm").equals("AES256")) {
            return Encryption.S3;
        }
        return Encryption.kms(defaults.text("KMSMasterKeyID"), "");
    }

    private static Encryption kms(Call call, String keyId, String context) {
        String plain = keyId.startsWith("arn:aws:kms:") ? keyId.substring("arn:aws:kms:".length()) : keyId;
        String known = call.server().kmsKey();
        if (!plain.isEmpty() && !plain.equals(known)) {
            throw S3Error.KMS_KEY_NOT_FOUND.failure();
        }
        if (Hashes.fromBase64(context) == null) {
            throw invalid(call, "illegal base64 data");
        }
        return Encryption.kms(known, context);
    }

    private static boolean isGiven(Headers headers, String prefix) {
        return headers.has(prefix + "algorithm") || headers.has(prefix + "key") || headers.has(prefix + "key-MD5");
    }

    private static String customerKey(Headers headers, String prefix) {
        if (!headers.get(prefix + "algorithm").equals("AES256")) {
            throw S3Error.INVALID_ARGUMENT
                .failure("Requests specifying Server Side Encryption with Customer provided keys must provide a valid"
                        + " encryption algorithm.");
        }
        byte[] key = Hashes.fromBase64(headers.get(prefix + "key"));
        if (key == null || key.length != KEY_LENGTH) {
            throw S3Error.INVALID_ARGUMENT.failure("The secret key was invalid for the specified algorithm.");
        }
        String md5 = headers.get(prefix + "key-MD5");
        if (md5.isEmpty()) {
            throw S3Error.INVALID_ARGUMENT
                .failure("Requests specifying Server Side Encryption with Customer provided keys must provide the"
                        + " client calculated MD5 of the secret key.");
        }
        if (!md5.equals(Hashes.base64(Hashes.md5(key)))) {
            throw S3Error.INVALID_ARGUMENT
                .failure("The calculated MD5 hash of the key did not match the hash that was provided.");
        }
        return md5;
    }

    /** Refuses a part that is not encrypted as its upload was begun. */
    public static void checkPart(Headers headers, Encryption encryption) {
        boolean given = isGiven(headers, CUSTOMER);
        boolean customer = encryption.kind() == Encryption.Kind.CUSTOMER;
        if (customer && !given || encryption.kind() == Encryption.Kind.S3 && given) {
            throw S3Error.INVALID_REQUEST.failure("The multipart upload initiate requested encryption. Subsequent part"
                    + " requests must include the appropriate encryption parameters.");
        }
        if (given && !customerKey(headers, CUSTOMER).equals(encryption.customerKeyMd5()) && customer) {
            throw S3Error.ACCESS_DENIED.failure();
        }
    }

    /** Refuses to copy what takes a key if none was sent. */
    static void checkCopied(Headers headers, Encryption encryption) {
        if (encryption.kind() == Encryption.Kind.CUSTOMER && !isGiven(headers, SOURCE)) {
            check(headers, SOURCE, encryption);
        }
    }

    /** Refuses to read what is encrypted with a key that was not sent. */
    public static void checkRead(Headers headers, Encryption encryption) {
        check(headers, CUSTOMER, encryption);
    }

    /**
     * Refuses to copy what is encrypted with a key that was not sent, or to use a key for
     * what is encrypted with the server's. MinIO does not look at it where that is in its
     * key management.
     */
    static void checkSource(Headers headers, Encryption encryption) {
        switch (encryption.kind()) {
            case S3 -> {
                if (isGiven(headers, SOURCE)) {
                    throw incompatible();
                }
            }
            case KMS -> {
                // It is not looked at.
            }
            default -> check(headers, SOURCE, encryption);
        }
    }

    private static void check(Headers headers, String prefix, Encryption encryption) {
        boolean given = isGiven(headers, prefix);
        boolean customer = encryption.kind() == Encryption.Kind.CUSTOMER;
        if (given && encryption.kind() == Encryption.Kind.NONE) {
            throw S3Error.INVALID_REQUEST.failure("The encryption parameters are not applicable to this object.");
        }
        if (given != customer) {
            throw S3Error.INVALID_REQUEST
                .failure("The object was stored using a form of Server Side Encryption. The correct parameters must"
                        + " be provided to retrieve the object.");
        }
        if (!customer) {
            return;
        }
        if (!customerKey(headers, prefix).equals(encryption.customerKeyMd5())) {
            throw S3Error.ACCESS_DENIED.failure();
        }
    }

    /** Tells how an object is encrypted. */
    public static void describe(Headers headers, Encryption encryption) {
        switch (encryption.kind()) {
            case S3 -> headers.set(SSE, "AES256");
            case KMS -> headers.set(SSE, "aws:kms")
                .set(KMS_KEY, "arn:aws:kms:" + encryption.keyId())
                .setIfPresent(KMS_CONTEXT, encryption.context());
            case CUSTOMER ->
                headers.set(CUSTOMER + "algorithm", "AES256").set(CUSTOMER + "key-MD5", encryption.customerKeyMd5());
            default -> {
                // There is nothing to tell.
            }
        }
    }

}
