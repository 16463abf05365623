package io.github.miniospring.test.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.miniospring.test.server.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Sessions: credentials for a while. */
class AssumeRoleTests {

    private static final String ASSUME = "Action=AssumeRole&Version=2011-06-15";

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private MinioTestServer server;

    private TestClient client;

    @BeforeEach
    void start() {
        this.server = MinioTestServer.builder().buckets("photos").user("reader", "reader-secret", "readonly").start();
        this.server.bucket("photos").put("cat", "meow").put("dog", "wuff");
        this.client = TestClient.of(this.server);
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    private Answer assume(String more) {
        return this.client.ofService("sts").send("POST", "/", ASSUME + more, FORM);
    }

    private TestClient open(String more) {
        Answer answer = assume(more);
        assertThat(answer.outcome()).as(answer.text()).isEqualTo("200");
        return this.client.as(answer.element("AccessKeyId"), answer.element("SecretAccessKey"))
            .with(Map.of("x-amz-security-token", answer.element("SessionToken")));
    }

    private static String policy(String json) {
        return "&Policy=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    @Test
    void opensASession() {
        Answer answer = assume("&RoleArn=arn&RoleSessionName=me");

        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(answer.text())
            .contains("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>");
        assertThat(Instant.parse(answer.element("Expiration"))).isCloseTo(Instant.now().plusSeconds(3600),
                within(Duration.ofSeconds(30)));
        assertThat(open("").get("/photos/cat").text()).isEqualTo("meow");
    }

    @Test
    void wantsTheTokenWithTheKeys() {
        Answer answer = assume("");
        TestClient keys = this.client.as(answer.element("AccessKeyId"), answer.element("SecretAccessKey"));

        assertThat(keys.get("/photos/cat").outcome()).isEqualTo("403 InvalidTokenId");
        assertThat(keys.with(Map.of("x-amz-security-token", "other")).get("/photos/cat").outcome())
            .isEqualTo("403 InvalidTokenId");
    }

    @ParameterizedTest
    @CsvSource({ "900, 200", "31536000, 200", "899, 400 InvalidParameterValue", "31536001, 400 InvalidParameterValue",
            "x, 400 InvalidParameterValue", "'', 200" })
    void limitsHowLongASessionLasts(String seconds, String outcome) {
        assertThat(assume("&DurationSeconds=" + seconds).outcome()).isEqualTo(outcome);
    }

    @Test
    void endsTheSessionByItsOwnClock() {
        TestClient session = open("&DurationSeconds=900");
        String token = URLEncoder.encode(session.fixed().get("x-amz-security-token"), StandardCharsets.UTF_8);
        TestClient keys = session.with(Map.of());
        String link = keys.presign("GET", "/photos/cat?X-Amz-Security-Token=" + token, 3600);
        assertThat(this.client.plain("GET", link, "", Map.of()).text()).isEqualTo("meow");
        assertThat(form(session).send("meow").outcome()).isEqualTo("204");

        this.server.advanceClock(Duration.ofMinutes(15));

        assertThat(session.late(Duration.ofMinutes(-15)).get("/photos/cat").outcome())
            .isEqualTo("403 InvalidAccessKeyId");
        assertThat(this.client.plain("GET", link, "", Map.of()).outcome()).isEqualTo("403 InvalidAccessKeyId");
        assertThat(form(session).send("meow").outcome()).isEqualTo("403 InvalidAccessKeyId");
    }

    private static TestForm form(TestClient session) {
        return new TestForm(session, "photos").validFor(Duration.ofHours(1))
            .field("key", "formed")
            .field("x-amz-security-token", session.fixed().get("x-amz-security-token"));
    }

    @Test
    void narrowsWhatTheUserMayDo() {
        TestClient session = open(policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],
                 "Resource":["arn:aws:s3:::photos/cat"]}]}"""));

        assertThat(session.get("/photos/cat").text()).isEqualTo("meow");
        assertThat(session.get("/photos/dog").outcome()).isEqualTo("403 AccessDenied");
        assertThat(session.put("/photos/cat", "woof").outcome()).isEqualTo("403 AccessDenied");
        assertThat(session.get("/").outcome()).isEqualTo("403 AccessDenied");
        assertThat(form(session).send("meow").outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void widensNothing() {
        this.client = this.client.as("reader", "reader-secret");

        TestClient session = open(policy(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::*\"}]}"));

        assertThat(session.get("/photos/cat").text()).isEqualTo("meow");
        assertThat(session.put("/photos/cat", "woof").outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void allowsNothingByAPolicyWithoutStatements() {
        TestClient session = open(policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));

        assertThat(session.get("/photos/cat").outcome()).isEqualTo("403 AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "readonly", "{}", "{\"Statement\":[]}",
            "{\"Version\":\"2008-10-17\",\"Statement\":[]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Maybe\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:Nope\",\"Resource\":\"*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"nope\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"Nope\":{\"s3:prefix\":\"x\"}}}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"s3:nope\":\"x\"}}}]}" })
    void refusesAPolicyThatIsNone(String json) {
        assertThat(assume(policy(json)).outcome()).isEqualTo("400 InvalidParameterValue");
    }

    @Test
    void refusesAPolicyThatIsTooLong() {
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::"
                + "x".repeat(2000) + "\"}]}";

        assertThat(assume(policy(json)).element("Message"))
            .isEqualTo("Session policy should not exceed 2048 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"Resource\":\"arn:aws:s3:::${aws:username}/*\"",
            "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"s3:ExistingObjectTag/a\":\"b\"}}" })
    void refusesAPolicyItCouldNotHoldTo(String rest) {
        assertThat(assume(policy(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"," + rest + "}]}"))
            .outcome()).isEqualTo("501 NotImplemented");
    }

    @Test
    void believesOnlyAUserWithoutSession() {
        TestClient session = open("");

        assertThat(session.ofService("sts").send("POST", "/", ASSUME, FORM).outcome()).isEqualTo("403 AccessDenied");
        assertThat(this.client.as(this.server.accessKey(), "wrong")
            .ofService("sts")
            .send("POST", "/", ASSUME, FORM)
            .outcome()).isEqualTo("403 AccessDenied");
        assertThat(this.client.send("POST", "/", ASSUME, FORM).outcome()).isEqualTo("403 AccessDenied");
        assertThat(this.client.plain("POST", "/", ASSUME, FORM).outcome()).isEqualTo("400 InvalidParameterValue");
    }

    @ParameterizedTest
    @CsvSource({ "Action=AssumeRole, 400 MissingParameter", "Action=Nope&Version=2011-06-15, 400 InvalidParameterValue",
            "Action=%zz&Version=2011-06-15, 400 InvalidParameterValue" })
    void refusesWhatItDoesNotKnow(String body, String outcome) {
        assertThat(this.client.ofService("sts").send("POST", "/", body, FORM).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({ "AssumeRoleWithWebIdentity, WebIdentityToken=x, 400 InvalidParameterValue",
            "AssumeRoleWithClientGrants, Token=x, 400 InvalidParameterValue",
            "AssumeRoleWithLDAPIdentity, LDAPUsername=u&LDAPPassword=p, 400 InvalidParameterValue",
            "AssumeRoleWithCertificate, X=, 503 STSNotInitialized",
            "AssumeRoleWithCustomToken, Token=x, 503 STSNotInitialized" })
    void knowsNobodyElsesUsers(String action, String more, String outcome) {
        String parameters = "Action=" + action + "&Version=2011-06-15&" + more;

        assertThat(this.client.plain("POST", "/?" + parameters, "", Map.of()).outcome()).isEqualTo(outcome);
        assertThat(this.client.plain("POST", "/", parameters, FORM).outcome()).isEqualTo("400 InvalidParameterValue");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/photos", "/photos/cat" })
    void answersAtTheTopOnly(String path) {
        assertThat(this.client.ofService("sts").send("POST", path, ASSUME, FORM).outcome()).startsWith("400 ");
    }

    @Test
    void refusesAPolicyWithSomethingBehindIt() {
        String all = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                + "\"Resource\":\"arn:aws:s3:::*\"}]}";

        assertThat(assume(policy(all)).outcome()).isEqualTo("200");
        assertThat(assume(policy(all + "{}")).outcome()).isEqualTo("400 InvalidParameterValue");
    }

}
