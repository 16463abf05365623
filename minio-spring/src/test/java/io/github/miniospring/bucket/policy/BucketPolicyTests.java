package io.github.miniospring.bucket.policy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BucketPolicyTests {

    /** With members and forms that this library has no name for. */
    private static final String RICH = """
            {"Version":"2008-10-17","Id":"made by hand","x-owner":{"team":["a",null,1.50,true]},\
            "Statement":[{"Sid":"one","NotPrincipal":{"AWS":["arn:aws:iam::1:user/a"],"Service":"b.example.com"},\
            "Effect":"Deny","NotAction":["s3:Get*"],"NotResource":"arn:aws:s3:::photos/x",\
            "Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8"]},"Bool":{"aws:SecureTransport":false}}},\
            {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/*"}]}""";

    @Test
    void readOnlyListsAndReads() {
        assertThat(BucketPolicy.readOnly("photos", "").json()).isEqualTo("""
                {"Version":"2012-10-17","Statement":[\
                {"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["s3:GetBucketLocation"],\
                "Resource":["arn:aws:s3:::photos"]},\
                {"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["s3:ListBucket"],\
                "Resource":["arn:aws:s3:::photos"]},\
                {"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["s3:GetObject"],\
                "Resource":["arn:aws:s3:::photos/*"]}]}""");
    }

    @Test
    void readOnlyBelowAPrefixListsNothingElse() {
        PolicyStatement listing = BucketPolicy.readOnly("photos", "public/").statements().get(1);

        assertThat(listing.actions()).containsExactly("s3:ListBucket");
        assertThat(listing.condition("StringEquals", "s3:prefix")).containsExactly("public/");
        assertThat(BucketPolicy.readOnly("photos", "public/").statements().get(2).resources())
            .containsExactly("arn:aws:s3:::photos/public/*");
    }

    @Test
    void writeOnlyNeitherListsNorReads() {
        assertThat(BucketPolicy.writeOnly("photos", "in/").json()).isEqualTo("""
                {"Version":"2012-10-17","Statement":[\
                {"Effect":"Allow","Principal":{"AWS":["*"]},\
                "Action":["s3:GetBucketLocation","s3:ListBucketMultipartUploads"],\
                "Resource":["arn:aws:s3:::photos"]},\
                {"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["s3:PutObject","s3:DeleteObject",\
                "s3:ListMultipartUploadParts","s3:AbortMultipartUpload"],\
                "Resource":["arn:aws:s3:::photos/in/*"]}]}""");
    }

    @Test
    void readWriteDoesBoth() {
        assertThat(BucketPolicy.readWrite("photos", "").statements()).flatExtracting(PolicyStatement::actions)
            .containsExactlyInAnyOrder("s3:GetBucketLocation", "s3:ListBucketMultipartUploads", "s3:ListBucket",
                    "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListMultipartUploadParts",
                    "s3:AbortMultipartUpload");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a*", "a?", "a${aws:username}" })
    void refusesPrefixesThatWouldMeanMore(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> BucketPolicy.readOnly("photos", prefix))
            .withMessage("Prefix '" + prefix + "' has characters that are patterns in a policy: write the statements");
    }

    @Test
    void refusesToHaveNoStatements() {
        assertThatIllegalArgumentException().isThrownBy(BucketPolicy::of)
            .withMessage("There are no statements; to have no policy, call deleteBucketPolicy");
    }

    @Test
    void losesNothingWhenAStatementIsAdded() {
        BucketPolicy policy = new BucketPolicy(RICH);
        List<PolicyStatement> statements = new ArrayList<>(policy.statements());
        statements.add(PolicyStatement.deny("s3:DeleteObject").withResources("arn:aws:s3:::photos/kept/*"));

        assertThat(policy.withStatements(statements).json()).isEqualTo(RICH.substring(0, RICH.length() - 2) + """
                ,{"Effect":"Deny","Principal":{"AWS":["*"]},"Action":["s3:DeleteObject"],\
                "Resource":["arn:aws:s3:::photos/kept/*"]}]}""");
    }

    @Test
    void losesNothingOfAStatementThatIsChanged() {
        BucketPolicy policy = new BucketPolicy(RICH);
        PolicyStatement changed = policy.statements().get(0).withSid("two");

        assertThat(policy.withStatements(List.of(changed, policy.statements().get(1))).json())
            .isEqualTo(RICH.replace("\"Sid\":\"one\"", "\"Sid\":\"two\""));
    }

    @Test
    void readsAStatementOutsideAList() {
        BucketPolicy policy = new BucketPolicy("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"}}");

        assertThat(policy.version()).isNull();
        assertThat(policy.statements()).singleElement()
            .satisfies(statement -> assertThat(statement.actions()).containsExactly("s3:GetObject"));
    }

    @Test
    void isItsText() {
        assertThat(new BucketPolicy(RICH)).hasToString(RICH);
        assertThat(new BucketPolicy(RICH).version()).isEqualTo("2008-10-17");
    }

}
