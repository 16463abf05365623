package io.github.miniospring.select;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.RealMinioOnly;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.template.SelectResult;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
@RealMinioOnly("runs no SQL")
class SelectObjectContentTests {

    private static final CsvInput CSV = CsvInput.of().fileHeaderInfo(CsvInput.FileHeaderInfo.USE);

    @Test
    void asksForNoMoreThanIsGiven() {
        SelectRequest request = SelectRequest.of("select * from S3Object", CsvInput.of(), JsonOutput.of());

        assertThat(RequestText.of(SelectObjectContent.of("photos", "k", request)))
            .startsWith("POST /photos/k?select=&select-type=2\ncontent-type: application/xml\n\n")
            .contains("<Expression>select * from S3Object</Expression><ExpressionType>SQL</ExpressionType>"
                    + "<InputSerialization><CSV/></InputSerialization>"
                    + "<OutputSerialization><JSON/></OutputSerialization></SelectObjectContentRequest>");
    }

    @Test
    void asksForAllThatIsGiven() {
        SelectRequest request = SelectRequest
            .of("select 1", CSV.compression(CompressionType.GZIP).fieldDelimiter(";").comments("#"),
                    CsvOutput.of().quoteFields(CsvOutput.QuoteFields.ALWAYS).recordDelimiter("|"))
            .requestProgress()
            .scanRange(5, 10);

        assertThat(RequestText.of(SelectObjectContent.of("photos", "k", request).versionId("v"))).contains(
                "versionId=v",
                "<InputSerialization><CompressionType>GZIP</CompressionType><CSV><Comments>#</Comments>"
                        + "<FieldDelimiter>;</FieldDelimiter><FileHeaderInfo>USE</FileHeaderInfo></CSV>",
                "<CSV><QuoteFields>ALWAYS</QuoteFields><RecordDelimiter>|</RecordDelimiter></CSV>",
                "<RequestProgress><Enabled>true</Enabled></RequestProgress>"
                        + "<ScanRange><Start>5</Start><End>10</End></ScanRange>");
    }

    @Test
    void refusesWhatNoServerTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> SelectRequest.of(" ", CSV, JsonOutput.of()));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> SelectRequest.of("x".repeat(256 * 1024 + 1), CSV, JsonOutput.of()))
            .withMessage("The SQL expression has 262145 bytes; 262144 is the most");
        assertThatIllegalArgumentException().isThrownBy(() -> CSV.fieldDelimiter("\u0001"));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> SelectRequest.of("select 1", CSV, JsonOutput.of()).scanRange(5, 5));
    }

    @Test
    void answersTheRecordsThatAreAskedFor(TestBucket bucket) throws IOException {
        bucket.put("cats.csv", "name,age\nTom,3\nTim,9\n");
        SelectRequest request = SelectRequest.of("select s.name from S3Object s where cast(s.age as int) > 3", CSV,
                CsvOutput.of());

        try (SelectResult result = bucket.template().selectObjectContent(bucket.name(), "cats.csv", request)) {
            assertThat(result.records().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("Tim\n");
            assertThat(result.stats()).isEqualTo(new SelectStats(21, 21, 4));
        }
    }

    @Test
    void readsJson(TestBucket bucket) throws IOException {
        bucket.put("cats.json", "{\"name\":\"Tom\"}\n{\"name\":\"Tim\"}\n");
        SelectRequest request = SelectRequest.of("select * from S3Object s where s.name = 'Tom'", JsonInput.of(),
                JsonOutput.of());

        try (SelectResult result = bucket.template().selectObjectContent(bucket.name(), "cats.json", request)) {
            assertThat(result.records().readAllBytes()).asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"name\":\"Tom\"}\n");
        }
    }

    @Test
    void answersManyRecordsAsTheyCome(TestBucket bucket) {
        int count = 200_000;
        bucket.put("rows.csv", "row\n" + "0123456789\n".repeat(count));
        SelectRequest request = SelectRequest.of("select * from S3Object", CSV, CsvOutput.of());

        StepVerifier
            .create(bucket.template()
                .reactive()
                .selectObjectContent(bucket.name(), "rows.csv", request)
                .flatMapMany(ReactiveSelectResult::lines)
                .doOnNext(line -> assertThat(line).isEqualTo("0123456789"))
                .count())
            .expectNext((long) count)
            .expectComplete()
            .verify(Duration.ofSeconds(60));
    }

    @Test
    void stopsWhenNobodyWantsMore(TestBucket bucket) {
        bucket.put("rows.csv", "row\n" + "0123456789\n".repeat(200_000));
        SelectRequest request = SelectRequest.of("select * from S3Object", CSV, CsvOutput.of());

        Flux<String> first = bucket.template()
            .reactive()
            .selectObjectContent(bucket.name(), "rows.csv", request)
            .flatMapMany(result -> result.lines().take(3).doFinally(signal -> result.close()));

        StepVerifier.create(first).expectNextCount(3).expectComplete().verify(Duration.ofSeconds(30));
    }

    @Test
    void isRefusedWithAnExpressionThatIsNone(TestBucket bucket) {
        bucket.put("cats.csv", "name\nTom\n");

        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> bucket.template()
            .selectObjectContent(bucket.name(), "cats.csv", SelectRequest.of("choose", CSV, CsvOutput.of())));
    }

    @Test
    void missesAnObjectThatIsNotThere(TestBucket bucket) {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> bucket.template()
                .selectObjectContent(bucket.name(), "none", SelectRequest.of("select 1", CSV, CsvOutput.of())))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NO_SUCH_KEY));
    }

}
