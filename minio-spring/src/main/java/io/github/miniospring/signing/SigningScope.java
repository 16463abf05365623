package io.github.miniospring.signing;

import io.github.miniospring.credentials.Credentials;

/**
 * What a signature is made with and for.
 *
 * @param credentials the keys to sign with
 * @param region the region named in the signature
 * @param service the service named in the signature, {@code s3} for all but session
 * tokens
 */
public record SigningScope(Credentials credentials, String region, String service) {

    /** The scope of a call of S3's. */
    public static SigningScope s3(Credentials credentials, String region) {
        return new SigningScope(credentials, region, "s3");
    }

}
