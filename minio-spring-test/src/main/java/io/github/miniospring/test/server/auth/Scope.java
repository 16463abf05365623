package io.github.miniospring.test.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;

/** For what a key is good: {@code accessKey/date/region/service/aws4_request}. */
record Scope(String accessKey, String date, String region, String service) {

    private static final int PARTS = 5;

    /**
     * Reads and checks a credential.
     * @param expectedRegion empty if any will do
     */
    static Scope parse(String credential, String expectedRegion, String expectedService) {
        String[] parts = credential.split("/", -1);
        if (parts.length < PARTS) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("Error parsing the X-Amz-Credential parameter; the"
                    + " Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }
        int last = parts.length - 1;
        String accessKey = String.join("/", Arrays.copyOf(parts, last - 3));
        if (accessKey.length() < 3) {
            throw S3Error.INVALID_ACCESS_KEY_ID.failure();
        }
        Scope scope = new Scope(accessKey, parts[last - 3], parts[last - 2], parts[last - 1]);
        if (!scope.date.matches("\\d{8}")) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("Error parsing the X-Amz-Credential parameter;"
                    + " incorrect date format. This date in the credential must be in the format \"yyyyMMdd\".");
        }
        if (!expectedRegion.isEmpty() && !scope.region.equals(expectedRegion)) {
            throw S3Error.AUTHORIZATION_HEADER_MALFORMED.filled(expectedRegion);
        }
        if (!scope.service.equals(expectedService)) {
            throw S3Error.AUTHORIZATION_PARAMETERS.filled(expectedService);
        }
        if (!parts[last].equals("aws4_request")) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("Error parsing the X-Amz-Credential parameter;"
                    + " incorrect terminal. This endpoint uses \"aws4_request\".");
        }
        return scope;
    }

    byte[] signingKey(String secretKey) {
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        return Hashes.hmac(Hashes.hmac(Hashes.hmac(Hashes.hmac(key, this.date), this.region), this.service),
                "aws4_request");
    }

    /** Without the access key, as it is signed. */
    @Override
    public String toString() {
        return this.date + "/" + this.region + "/" + this.service + "/aws4_request";
    }

}
