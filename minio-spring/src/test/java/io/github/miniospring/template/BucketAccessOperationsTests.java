package io.github.miniospring.template;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.CorsConfig;
import io.github.miniospring.bucket.CorsRule;
import io.github.miniospring.bucket.policy.BucketPolicy;
import io.github.miniospring.bucket.policy.GetBucketPolicyStatus;
import io.github.miniospring.bucket.policy.PolicyStatement;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.object.ObjectSummary;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@MinioContract
class BucketAccessOperationsTests {

    private TestBucket bucket;

    private String name;

    private MinioTemplate template;

    @BeforeEach
    void useABucket(TestBucket bucket) {
        this.bucket = bucket;
        this.name = bucket.name();
        this.template = bucket.template();
    }

    @Test
    void findNoPolicyWhereNoneWasSet() {
        assertThat(this.template.getBucketPolicy(this.name)).isEmpty();
        this.template.deleteBucketPolicy(this.name);
        assertThat(this.template.execute(GetBucketPolicyStatus.of(this.name))).isFalse();
    }

    @Test
    void removeAPolicy() {
        this.template.setBucketPolicy(this.name, BucketPolicy.readWrite(this.name, ""));
        assertThat(this.template.getBucketPolicy(this.name)).isPresent();

        this.template.deleteBucketPolicy(this.name);

        assertThat(this.template.getBucketPolicy(this.name)).isEmpty();
    }

    @Test
    void tellWhetherABucketIsPublic() {
        this.template.setBucketPolicy(this.name, BucketPolicy.readWrite(this.name, ""));
        assertThat(this.template.execute(GetBucketPolicyStatus.of(this.name))).isFalse();

        this.template.setBucketPolicy(this.name,
                BucketPolicy.of(PolicyStatement.allow("s3:*").withResources("arn:aws:s3:::" + this.name + "*")));

        assertThat(this.template.execute(GetBucketPolicyStatus.of(this.name))).isTrue();
    }

    @Test
    void letEverybodyReadBelowAPrefix(TestServer server) {
        this.bucket.put("public/cat").put("private/cat");

        this.template.setBucketPolicy(this.name, BucketPolicy.readOnly(this.name, "public/"));

        anonymously(server, stranger -> {
            assertThat(stranger.getObjectAsString(this.name, "public/cat")).isEqualTo("public/cat");
            assertThat(keys(stranger, "public/")).containsExactly("public/cat");
            isDenied(() -> stranger.getObjectAsString(this.name, "private/cat"));
            isDenied(() -> keys(stranger, "private/"));
            isDenied(() -> keys(stranger, ""));
            isDenied(() -> stranger.putObject(this.name, "public/dog", ""));
        });
    }

    @Test
    void letEverybodyWriteBelowAPrefix(TestServer server) {
        this.template.setBucketPolicy(this.name, BucketPolicy.writeOnly(this.name, "in/"));

        anonymously(server, stranger -> {
            stranger.putObject(this.name, "in/cat", "");
            isDenied(() -> stranger.getObjectAsString(this.name, "in/cat"));
            isDenied(() -> keys(stranger, "in/"));
            isDenied(() -> stranger.putObject(this.name, "cat", ""));
            stranger.removeObject(this.name, "in/cat");
        });
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void letEverybodyReadAndWrite(TestServer server) {
        this.template.setBucketPolicy(this.name, BucketPolicy.readWrite(this.name, ""));

        anonymously(server, stranger -> {
            stranger.putObject(this.name, "cat", "Tom");
            assertThat(stranger.getObjectAsString(this.name, "cat")).isEqualTo("Tom");
            assertThat(keys(stranger, "")).containsExactly("cat");
            stranger.removeObject(this.name, "cat");
        });
    }

    @Test
    void takeAPolicyAsText() {
        this.template.setBucketPolicy(this.name, """
                { "Version": "2012-10-17", "Statement": [ { "Sid": "only one", "Effect": "Allow", "Principal": "*",
                  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*",
                  "Condition": { "StringLike": { "aws:Referer": "https://www.example.com/*" } } } ] }
                """.formatted(this.name));

        assertThat(this.template.getBucketPolicy(this.name)).get()
            .extracting(BucketPolicy::statements)
            .satisfies(statements -> assertThat(statements).singleElement().satisfies(statement -> {
                assertThat(statement.sid()).isEqualTo("only one");
                assertThat(statement.principals()).containsExactly("*");
                assertThat(statement.actions()).containsExactly("s3:GetObject");
                assertThat(statement.condition("StringLike", "aws:Referer"))
                    .containsExactly("https://www.example.com/*");
            }));
    }

    @Test
    void changeAPolicyThatIsThere() {
        this.template.setBucketPolicy(this.name, BucketPolicy.readOnly(this.name, "public/"));
        BucketPolicy policy = this.template.getBucketPolicy(this.name).orElseThrow();
        PolicyStatement denial = PolicyStatement.deny("s3:DeleteObject")
            .withSid("keep")
            .withResources("arn:aws:s3:::" + this.name + "/kept/*");

        this.template.setBucketPolicy(this.name,
                policy.withStatements(Stream.concat(policy.statements().stream(), Stream.of(denial)).toList()));

        assertThat(this.template.getBucketPolicy(this.name).orElseThrow().statements())
            .filteredOn(statement -> statement.effect() == PolicyStatement.Effect.ALLOW)
            .extracting(statement -> Set.copyOf(statement.actions()), PolicyStatement::resources)
            .containsExactlyInAnyOrderElementsOf(policy.statements()
                .stream()
                .map(statement -> tuple(Set.copyOf(statement.actions()), statement.resources()))
                .toList());
        assertThat(this.template.getBucketPolicy(this.name).orElseThrow().statements())
            .filteredOn(statement -> "keep".equals(statement.sid()))
            .singleElement()
            .satisfies(statement -> assertThat(statement.actions()).containsExactly("s3:DeleteObject"));
    }

    @Test
    void failOnAMinioWithAStatementOutsideAList() {
        String json = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::%s/*"}}""".formatted(this.name);

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.setBucketPolicy(this.name, json))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("MalformedPolicy")));
        this.template.setBucketPolicy(this.name, BucketPolicy.of(new BucketPolicy(json).statements().get(0)));
        assertThat(this.template.getBucketPolicy(this.name)).isPresent();
    }

    @Test
    void failOnAPolicyThatTheServerDoesNotUnderstand() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.setBucketPolicy(this.name,
                    BucketPolicy.of(PolicyStatement.allow("s3:NoSuchAction")
                        .withResources("arn:aws:s3:::" + this.name + "/*"))))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("MalformedPolicy")));
    }

    // MinIO has it for the server as a whole only.
    @Test
    void findNoRulesForPagesOfOthersAndFailToSetThem() {
        CorsConfig config = CorsConfig.of(CorsRule.of(List.of("https://www.example.com"), List.of("GET")));

        assertThat(this.template.getBucketCors(this.name)).isEmpty();
        Stream
            .<ThrowingCallable>of(() -> this.template.setBucketCors(this.name, config),
                    () -> this.template.deleteBucketCors(this.name))
            .forEach(call -> assertThatExceptionOfType(MinioResponseException.class).isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_IMPLEMENTED)));
    }

    @Test
    void failWhereThereIsNoBucket() {
        String none = "test-none-" + this.name.substring(5);

        Stream
            .<ThrowingCallable>of(() -> this.template.getBucketPolicy(none),
                    () -> this.template.setBucketPolicy(none, BucketPolicy.readOnly(none, "")),
                    () -> this.template.deleteBucketPolicy(none))
            .forEach(call -> assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(call));
    }

    private static void anonymously(TestServer server, Consumer<MinioTemplate> calls) {
        try (MinioClient client = server.client().credentials(CredentialsProvider.anonymous()).build()) {
            calls.accept(new MinioTemplate(client));
        }
    }

    private Set<String> keys(MinioTemplate template, String prefix) {
        try (Stream<ObjectSummary> objects = template.listObjects(this.name, listing -> listing.prefix(prefix))) {
            return Set.copyOf(objects.map(ObjectSummary::key).toList());
        }
    }

    private static void isDenied(ThrowingCallable call) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(call);
    }

}
