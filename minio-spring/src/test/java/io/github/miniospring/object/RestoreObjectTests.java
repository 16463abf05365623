package io.github.miniospring.object;

import java.time.Duration;
import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.select.CsvInput;
import io.github.miniospring.select.JsonOutput;
import io.github.miniospring.select.SelectRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RestoreObjectTests {

    private final RestoreObject restore = RestoreObject.of("photos", "cat.png", 3);

    @Test
    void asksForDays() {
        assertThat(RequestText.of(this.restore)).isEqualTo("""
                POST /photos/cat.png?restore=
                content-type: application/xml

                <RestoreRequest xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Days>3</Days></RestoreRequest>
                """);
    }

    @Test
    void sendsAllItsOptions() {
        assertThat(RequestText.of(this.restore.tier("Bulk").description("a & b").versionId("1"))).isEqualTo("""
                POST /photos/cat.png?restore=&versionId=1
                content-type: application/xml

                <RestoreRequest xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Days>3</Days>\
                <Description>a &amp; b</Description><GlacierJobParameters><Tier>Bulk</Tier></GlacierJobParameters>\
                </RestoreRequest>
                """);
    }

    @Test
    void asksAQuestionWhoseAnswerIsStored() {
        RestoreObject select = RestoreObject.select("photos", "log.csv",
                SelectRequest.of("select * from S3Object", CsvInput.of(), JsonOutput.of()),
                RestoreTarget.of("answers", "a/")
                    .encryption(new SseKms("key", Map.of("for", "me")))
                    .tags(Tags.forObject(Map.of("kind", "answer")))
                    .userMetadata(Map.of("color", "red"))
                    .storageClass("STANDARD"));

        assertThat(RequestText.of(select.tier("Bulk").description("log"))).isEqualTo(
                """
                        POST /photos/log.csv?restore=
                        content-type: application/xml

                        <RestoreRequest xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Type>SELECT</Type><Tier>Bulk</Tier>\
                        <Description>log</Description><SelectParameters><Expression>select * from S3Object</Expression>\
                        <ExpressionType>SQL</ExpressionType><InputSerialization><CSV/></InputSerialization>\
                        <OutputSerialization><JSON/></OutputSerialization></SelectParameters><OutputLocation><S3>\
                        <BucketName>answers</BucketName><Prefix>a/</Prefix><Encryption><EncryptionType>aws:kms</EncryptionType>\
                        <KMSKeyId>key</KMSKeyId><KMSContext>eyJmb3IiOiJtZSJ9</KMSContext></Encryption><Tagging><TagSet><Tag>\
                        <Key>kind</Key><Value>answer</Value></Tag></TagSet></Tagging><UserMetadata><MetadataEntry>\
                        <Name>color</Name><Value>red</Value></MetadataEntry></UserMetadata><StorageClass>STANDARD</StorageClass>\
                        </S3></OutputLocation></RestoreRequest>
                        """);
    }

    @Test
    void refusesAQuestionWithWhatIsForAnswersAtOnce() {
        SelectRequest question = SelectRequest.of("select * from S3Object", CsvInput.of(), JsonOutput.of());
        RestoreTarget target = RestoreTarget.of("answers", "a/");

        assertThatIllegalArgumentException()
            .isThrownBy(() -> RestoreObject.select("photos", "log.csv", question.scanFrom(3), target))
            .withMessageStartingWith("A question that is answered later takes no requestProgress and no scan range");
        assertThatIllegalArgumentException().isThrownBy(() -> RestoreTarget.of("answers", " "))
            .withMessage("The prefix of what is restored must not be blank");
    }

    @Test
    void tellsWhetherItBegan() {
        CannedExchange exchange = new CannedExchange().answer(202, "").answer(200, "");
        try (MinioClient client = exchange.client().build()) {
            assertThat(client.execute(this.restore).block(Duration.ofSeconds(5)).begun()).isTrue();
            assertThat(client.execute(this.restore).block(Duration.ofSeconds(5)).begun()).isFalse();
        }
    }

    // The second attempt would be told that the first is under way.
    @Test
    void isNotRepeatedBlindly() {
        assertThat(this.restore.toRequest().repeatableBlindly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1 })
    void refusesDaysThatAreNone(int days) {
        assertThatIllegalArgumentException().isThrownBy(() -> RestoreObject.of("photos", "cat.png", days))
            .withMessage("days must be positive but is " + days);
    }

    @Test
    void refusesABlankTier() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.restore.tier(" "))
            .withMessage("tier must not be blank; leave it out for the server's own");
    }

}
