package io.github.miniospring.presign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import io.github.miniospring.Endpoint;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.signing.SigningScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PostPolicyTests {

    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    private static final Credentials KEYS = Credentials.of("AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private static final Addressing ADDRESSING = new Addressing(Endpoint.parse("https://share.example.com", null),
            Addressing.Style.PATH, "/storage");

    private final PostPolicy policy = PostPolicy.of("examplebucket", NOW.plus(Duration.ofDays(7)));

    @Test
    void signsThePublishedPolicy() {
        PostForm form = sign(this.policy.keyStartsWith("user/").contentLengthRange(1, 1048576));

        assertThat(text(form)).isEqualTo("{\"expiration\":\"2013-05-31T00:00:00.000Z\",\"conditions\":"
                + "[[\"eq\",\"$bucket\",\"examplebucket\"],[\"starts-with\",\"$key\",\"user/\"],"
                + "[\"content-length-range\",1,1048576],[\"eq\",\"$x-amz-algorithm\",\"AWS4-HMAC-SHA256\"],"
                + "[\"eq\",\"$x-amz-credential\",\"AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request\"],"
                + "[\"eq\",\"$x-amz-date\",\"20130524T000000Z\"]]}");
        assertThat(form.fields()).containsEntry("x-amz-signature",
                "a381ce5100aab38e00bf29a52416d3c3b11739a964d76cce04d2d0e5379c594a");
    }

    @Test
    void holdsEveryFieldThatTheFormNeeds() {
        PostForm form = sign(this.policy.key("user/cat.png").contentType("image/png").metadata("colour", "red"));

        assertThat(form.fields()).containsOnlyKeys("bucket", "key", "Content-Type", "x-amz-meta-colour",
                "x-amz-algorithm", "x-amz-credential", "x-amz-date", "policy", "x-amz-signature");
        assertThat(form.url()).isEqualTo("https://share.example.com/storage/examplebucket");
        assertThat(form.expiration()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void carriesTheTokenOfASession() {
        Credentials session = Credentials.of(KEYS.accessKey(), KEYS.secretKey(), "token");

        PostForm form = this.policy.key("k").sign(ADDRESSING, SigningScope.s3(session, "us-east-1"), NOW);

        assertThat(form.fields()).containsEntry("x-amz-security-token", "token");
        assertThat(text(form)).contains("[\"eq\",\"$x-amz-security-token\",\"token\"]");
    }

    @Test
    void endsWithTheSessionWhoseKeysHaveSignedIt() {
        Credentials session = Credentials.of(KEYS.accessKey(), KEYS.secretKey(), "token", NOW.plusSeconds(60));

        PostForm form = this.policy.key("k").sign(ADDRESSING, SigningScope.s3(session, "us-east-1"), NOW);

        assertThat(form.expiration()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void takesMetadataByItsWholeName() {
        assertThat(sign(this.policy.key("k").metadata("X-Amz-Meta-Colour", "red")).fields())
            .containsEntry("x-amz-meta-colour", "red");
    }

    @Test
    void takesAnotherKeyThatThePolicyAllows() {
        PostForm form = sign(this.policy.keyStartsWith("user/"));

        assertThat(form.withKey("user/${filename}").fields()).containsEntry("key", "user/${filename}");
        assertThat(form.fields()).containsEntry("key", "user/");
        assertThatIllegalArgumentException().isThrownBy(() -> form.withKey("other/cat.png"))
            .withMessage("The policy wants 'key' to begin with 'user/', which 'other/cat.png' does not");
        assertThatIllegalArgumentException().isThrownBy(() -> form.withField("Content-Type", "text/plain"))
            .withMessage("The policy says nothing of 'Content-Type', so a form with it would be refused");
    }

    @Test
    void replacesAndTakesBackConditions() {
        PostForm form = sign(this.policy.key("a")
            .equal("$KEY", "b")
            .contentType("image/png")
            .remove("content-type")
            .contentLengthRange(1, 2)
            .removeContentLengthRange());

        assertThat(text(form)).contains("[\"eq\",\"$KEY\",\"b\"]")
            .doesNotContain("\"a\"", "image/png", "content-length-range");
    }

    @Test
    void escapesWhatJsonHtmlAndShellsUnderstandOtherwise() {
        PostForm form = sign(this.policy.key("it's \"<b>\"\\\n"));

        assertThat(text(form)).contains("\"it's \\\"<b>\\\"\\\\\\u000a\"");
        assertThat(form.toHtmlForm()).contains("value=\"it&#39;s &quot;&lt;b&gt;&quot;\\")
            .contains("<form action=\"https://share.example.com/storage/examplebucket\" method=\"post\"")
            .contains("<input type=\"file\" name=\"file\" required>");
        assertThat(form.toCurl()).startsWith("curl -X POST 'https://share.example.com/storage/examplebucket' -F ")
            .contains(" -F 'key=it'\\''s \"<b>\"\\")
            .endsWith(" -F file=@FILE");
    }

    @Test
    void keepsCurlFromReadingFilesOfThatName() {
        assertThat(sign(this.policy.key("@/etc/passwd")).toCurl()).contains("--form-string 'key=@/etc/passwd'");
    }

    @Test
    void showsNoSignature() {
        PostForm form = sign(this.policy.key("k"));

        assertThat(form).hasToString("POST https://share.example.com/storage/examplebucket until 2013-05-31T00:00:00Z");
        assertThat(this.policy).hasToString("POST examplebucket until 2013-05-31T00:00:00Z");
    }

    @Test
    void needsAConditionOnTheKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> sign(this.policy))
            .withMessage("The policy says nothing of the key; write key(..) or keyStartsWith(..)");
    }

    @Test
    void needsAnExpirationInTheFuture() {
        assertThatIllegalArgumentException().isThrownBy(() -> sign(PostPolicy.of("b-b", NOW).key("k")))
            .withMessage("The policy's expiration 2013-05-24T00:00:00Z is not in the future");
    }

    @ParameterizedTest
    @ValueSource(strings = { "bucket", "$bucket", "X-Amz-Date", "policy", "x-amz-signature", "success_action_redirect",
            "redirect", "content-length-range", " " })
    void refusesToCompareWhatCannotBeCompared(String element) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.policy.equal(element, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "success_action_status", "content-length-range", "x-amz-storage-class", "bucket" })
    void refusesToCompareTheBeginningOfWhatHasNone(String element) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.policy.startsWith(element, "x"));
    }

    @Test
    void refusesLengthsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.policy.contentLengthRange(5, 4))
            .withMessage("A range of lengths from 5 to 4 is negative or empty");
        assertThatIllegalArgumentException().isThrownBy(() -> this.policy.contentLengthRange(-1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> this.policy.successStatus(202));
    }

    private static PostForm sign(PostPolicy policy) {
        return policy.sign(ADDRESSING, SigningScope.s3(KEYS, "us-east-1"), NOW);
    }

    private static String text(PostForm form) {
        return new String(Base64.getDecoder().decode(form.fields().get("policy")), StandardCharsets.UTF_8);
    }

}
