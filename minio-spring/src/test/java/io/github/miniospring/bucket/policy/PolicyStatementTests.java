package io.github.miniospring.bucket.policy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PolicyStatementTests {

    private final PolicyStatement statement = PolicyStatement.allow("s3:GetObject", "s3:PutObject")
        .withResources("arn:aws:s3:::photos/*");

    @Test
    void tellsWhatItSays() {
        PolicyStatement statement = this.statement.withSid("a")
            .withPrincipals("arn:aws:iam::1:user/a")
            .withCondition("StringLike", "s3:prefix", "a/*", "b/*");

        assertThat(statement.sid()).isEqualTo("a");
        assertThat(statement.effect()).isEqualTo(PolicyStatement.Effect.ALLOW);
        assertThat(statement.principals()).containsExactly("arn:aws:iam::1:user/a");
        assertThat(statement.actions()).containsExactly("s3:GetObject", "s3:PutObject");
        assertThat(statement.resources()).containsExactly("arn:aws:s3:::photos/*");
        assertThat(statement.condition("StringLike", "s3:prefix")).containsExactly("a/*", "b/*");
        assertThat(statement.condition("StringLike", "s3:other")).isEmpty();
        assertThat(statement.condition("Bool", "s3:prefix")).isEmpty();
    }

    @Test
    void isForEverybodyUnlessItIsSaid() {
        assertThat(this.statement.principals()).containsExactly("*");
        assertThat(PolicyStatement.deny("s3:*").effect()).isEqualTo(PolicyStatement.Effect.DENY);
        assertThat(this.statement.sid()).isNull();
    }

    @Test
    void readsOneTextAsWellAsAList() {
        PolicyStatement statement = new PolicyStatement(
                Map.of("Effect", "Deny", "Principal", "*", "Action", "s3:*", "Resource", "arn:aws:s3:::photos"));

        assertThat(statement.principals()).containsExactly("*");
        assertThat(statement.actions()).containsExactly("s3:*");
        assertThat(statement.resources()).containsExactly("arn:aws:s3:::photos");
    }

    @Test
    void knowsNoThirdEffect() {
        assertThat(new PolicyStatement(Map.of("Effect", "allow")).effect()).isNull();
    }

    @Test
    void addsAConditionToThoseThatAreThere() {
        PolicyStatement statement = this.statement.withCondition("StringLike", "s3:prefix", "a/*")
            .withCondition("StringLike", "aws:Referer", "https://www.example.com/*")
            .withCondition("Bool", "aws:SecureTransport", "true");

        assertThat(statement.members().get("Condition")).isEqualTo(Map.of("StringLike",
                Map.of("s3:prefix", List.of("a/*"), "aws:Referer", List.of("https://www.example.com/*")), "Bool",
                Map.of("aws:SecureTransport", List.of("true"))));
    }

    @Test
    void meansThoseItNamesInThePlaceOfThoseItExcluded() {
        PolicyStatement statement = new PolicyStatement(
                Map.of("NotPrincipal", "*", "NotAction", "a", "NotResource", "b"))
            .withPrincipals("*")
            .withActions("s3:GetObject")
            .withResources("arn:aws:s3:::photos/*");

        assertThat(statement.members()).containsOnlyKeys("Principal", "Action", "Resource");
    }

    @Test
    void cannotBeChangedInPlace() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .isThrownBy(() -> this.statement.members().put("Effect", "Deny"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .isThrownBy(() -> ((List<?>) this.statement.members().get("Action")).clear());
    }

    @Test
    void refusesToSayNothing() {
        refuses(() -> this.statement.withActions(), "There are no actions; write some, such as s3:GetObject");
        refuses(() -> this.statement.withPrincipals(), "There are no principals; write * for everybody");
        refuses(() -> this.statement.withResources(),
                "There are no resources; write some, such as arn:aws:s3:::bucket/*");
        refuses(() -> this.statement.withCondition("Bool", "aws:SecureTransport"),
                "There are no values; write some that the condition compares with");
    }

    @Test
    void isRefusedInAPolicyWhileAPartIsMissing() {
        refuses(() -> BucketPolicy.of(PolicyStatement.allow("s3:GetObject")),
                "A statement has no resources; call withResources, as with arn:aws:s3:::bucket/*");
        refuses(() -> BucketPolicy.of(new PolicyStatement(Map.of("Effect", "Allow"))),
                "A statement has no principal; call withPrincipals, with * for everybody");
        refuses(() -> BucketPolicy.of(new PolicyStatement(Map.of("Effect", "Allow", "Principal", "*"))),
                "A statement has no actions; call withActions, as with s3:GetObject");
        refuses(() -> BucketPolicy.of(new PolicyStatement(Map.of("Effect", "Perhaps"))),
                "A statement has the effect 'Perhaps'; write Allow or Deny");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

}
