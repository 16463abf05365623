package io.github.miniospring.bucket.policy;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PutBucketPolicyTests {

    private static final String TEXT = """
            { "Version" : "2012-10-17",
              "Statement" : { "Effect" : "Allow", "Principal" : "*", "Action" : "s3:GetObject",
                              "Resource" : "%s" } }""";

    @Test
    void sendsTheTextOfTheCallerAsItIs() {
        String json = TEXT.formatted("arn:aws:s3:::photos/*");

        assertThat(RequestText.of(put(json))).isEqualTo("""
                PUT /photos?policy=
                content-type: application/json

                """ + json + "\n");
    }

    @Test
    void sendsAllItsOptions() {
        PutBucketPolicy put = put(TEXT.formatted("arn:aws:s3:::photos/*")).confirmRemoveSelfBucketAccess();

        assertThat(RequestText.of(put)).contains("\nx-amz-confirm-remove-self-bucket-access: true\n");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(put(TEXT.formatted("arn:aws:s3:::photos/*")).toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(put(TEXT.formatted("arn:aws:s3:::photos/*")), "")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` `                  | The policy is empty; to have none, call deleteBucketPolicy
            null                 | The policy is null; to have none, call deleteBucketPolicy
            {}                   | The policy has no statements; to have no policy, call deleteBucketPolicy
            {"Statement":[]}     | The policy has no statements; to have no policy, call deleteBucketPolicy
            {"Statement":["x"]}  | The policy has a statement that is no JSON object
            {"Statement":{}}     | A statement has the effect 'null'; write Allow or Deny
            """)
    void refusesWhatIsNoPolicy(String json, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(json)).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "{\"Statement\":", "{} {}", "{\"a\":1,\"a\":2}" })
    void refusesWhatIsNoJsonObject(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(json))
            .withMessageStartingWith("The policy is no JSON object: ");
    }

    @Test
    void refusesWhatIsTooLong() {
        String json = TEXT.formatted("arn:aws:s3:::photos/ü*");

        assertThatNoException().isThrownBy(() -> put(json + " ".repeat(20 * 1024 - json.length() - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> put(json + " ".repeat(20 * 1024 - json.length())))
            .withMessage("The policy has 20481 bytes in UTF-8; 20480 is the most");
    }

    @ParameterizedTest
    @ValueSource(strings = { "arn:aws:s3:::cats/*", "arn:aws:s3:::photos2", "arn:aws:s3:::" })
    void refusesResourcesOfAnotherBucket(String resource) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(TEXT.formatted(resource)))
            .withMessage("The policy of bucket 'photos' has the resource '" + resource
                    + "' of another; write arn:aws:s3:::photos or arn:aws:s3:::photos/*");
    }

    // Whether they are of another bucket is for the server to say.
    @ParameterizedTest
    @ValueSource(strings = { "arn:aws:s3:::*", "arn:aws:s3:::pho??s/*", "arn:aws:s3:::${aws:username}/*",
            "arn:aws-cn:s3:::cats/*" })
    void leavesPatternsToTheServer(String resource) {
        assertThatNoException().isThrownBy(() -> put(TEXT.formatted(resource)));
    }

    private static PutBucketPolicy put(String json) {
        return PutBucketPolicy.of("photos", new BucketPolicy(json));
    }

}
