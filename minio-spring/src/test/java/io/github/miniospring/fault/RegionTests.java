package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How the region of a bucket becomes known, and what is not believed about it. */
class RegionTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template(builder -> builder.region(null));

    private static FaultServer.Script malformed(String region) {
        return exchange -> exchange.readBody()
            .answer(400, "Content-Type: application/xml\n",
                    Scripts.document("AuthorizationHeaderMalformed", "<Region>" + region + "</Region>"));
    }

    private String signedFor(int request) {
        String authorization = this.server.request(request).header("authorization");
        return authorization.split("/")[2];
    }

    @Test
    void isLearnedFromARefusalAndKept() {
        this.server.plays(malformed("eu-central-1"), Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow");
        this.template.putObject("photos", "dog.png", "woof");

        assertThat(this.server.requests()).hasSize(3);
        assertThat(signedFor(0)).isEqualTo("us-east-1");
        assertThat(signedFor(1)).isEqualTo("eu-central-1");
        assertThat(signedFor(2)).isEqualTo("eu-central-1");
    }

    @Test
    void isLearnedForOneBucketAlone() {
        this.server.plays(malformed("eu-central-1"), Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow");
        this.template.putObject("videos", "dog.mp4", "woof");

        assertThat(signedFor(2)).isEqualTo("us-east-1");
    }

    @Test
    void isLearnedFromTheHeaderThatComesWithHead() {
        for (int status : new int[] { 400, 301, 403 }) {
            MinioTemplate template = this.server.template(builder -> builder.region(null));
            this.server.requests().clear();
            this.server.plays(exchange -> exchange.answer(status, "x-amz-bucket-region: eu-west-3\n", ""), Scripts.OK);

            template.headBucket("photos");

            assertThat(this.server.requests()).hasSize(2);
            assertThat(signedFor(1)).isEqualTo("eu-west-3");
        }
    }

    @Test
    void changesTheSignatureAndNeverTheHost() {
        this.server.plays(malformed("eu-central-1"), Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow");

        assertThat(this.server.request(1).header("host")).isEqualTo(this.server.request(0).header("host"));
    }

    @Test
    void isNotBelievedForEver() {
        this.server.plays(malformed("eu-central-1"), malformed("eu-central-2"), malformed("eu-central-3"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.putObject("photos", "cat.png", "meow"));
        assertThat(this.server.requests()).hasSize(2);
    }

    @Test
    void isNotBelievedWhenItIsNone() {
        this.server.plays(malformed("evil.example.com/#"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.putObject("photos", "cat.png", "meow"));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void isNotLearnedWhereItIsSet() {
        this.server.plays(malformed("eu-central-1"));
        MinioTemplate template = this.server.template(builder -> builder.region("eu-west-1"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> template.putObject("photos", "cat.png", "meow"));
        assertThat(this.server.requests()).hasSize(1);
        assertThat(signedFor(0)).isEqualTo("eu-west-1");
    }

    @Test
    void isAskedForBeforeABodyThatCanBeSentOnce() {
        this.server.plays(exchange -> exchange.answer(200, "Content-Type: application/xml\n",
                "<LocationConstraint>eu-central-1</LocationConstraint>"), Scripts.OK);

        this.template.putObject("photos", "cat.png", new ByteArrayInputStream("meow".getBytes()), 4);
        this.template.putObject("photos", "dog.png", new ByteArrayInputStream("woof".getBytes()), 4);

        assertThat(this.server.requests()).extracting(FaultExchange::target)
            .containsExactly("/photos?location=", "/photos/cat.png", "/photos/dog.png");
        assertThat(signedFor(1)).isEqualTo("eu-central-1");
    }

    @Test
    void refusesTheBodyWhereItMustNotBeAsked() {
        this.server.plays(Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(
                    () -> this.template.putObject("photos", "cat.png", new ByteArrayInputStream("meow".getBytes()), 4))
            .withMessageStartingWith("GetBucketLocation photos: AccessDenied");
        assertThat(this.server.requests()).hasSize(1);
    }

}
