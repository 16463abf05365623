package io.github.miniospring.fault;

import java.io.IOException;
import java.util.HexFormat;

import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.select.CsvInput;
import io.github.miniospring.select.CsvOutput;
import io.github.miniospring.select.SelectRequest;
import io.github.miniospring.template.SelectResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(NothingDropped.class)
class SelectFaultTests {

    private static final SelectRequest REQUEST = SelectRequest.of("select 1", CsvInput.of(), CsvOutput.of());

    private static final String END = "0000003800000028c1c684d40d3a6d6573736167652d747970650700056576656e74"
            + "0b3a6576656e742d74797065070003456e64cf97d392";

    private static final String RECORDS = "0000006900000055ea016f2e0d3a6d6573736167652d747970650700056576656e74"
            + "0b3a6576656e742d747970650700075265636f7264730d3a636f6e74656e742d74797065070018"
            + "6170706c69636174696f6e2f6f637465742d73747265616d612c620ae367eb1d";

    private static final String ERROR = "0000005800000048154692c10b3a6572726f722d636f646507000d496e7465726e616c4572726f72"
            + "0e3a6572726f722d6d657373616765070004626f6f6d0d3a6d6573736167652d747970650700056572726f72f9da682d";

    private final FaultServer server = new FaultServer();

    @AfterEach
    void close() {
        this.server.close();
    }

    @Test
    void readsUpToTheEnd() throws IOException {
        answer(RECORDS + RECORDS + END);

        try (SelectResult result = this.server.template().selectObjectContent("photos", "k", REQUEST)) {
            assertThat(result.records().readAllBytes()).asString().isEqualTo("a,b\na,b\n");
            assertThat(result.stats()).isNull();
        }
    }

    @Test
    void tellsTheErrorThatComesAmongTheRecords() {
        answer(RECORDS + ERROR);

        assertThat(failure()).isInstanceOf(MinioResponseException.class)
            .hasMessageStartingWith("SelectObjectContent photos/k: InternalError (200): boom");
    }

    @Test
    void takesNoAnswerWithoutAnEndForAWholeOne() {
        answer(RECORDS);

        assertThat(failure()).isInstanceOf(MinioRequestException.class)
            .hasMessage("SelectObjectContent photos/k: the stream of records is broken:"
                    + " it ends before its end was said");
    }

    @Test
    void noticesAnAlteredByte() {
        answer(RECORDS.replace("612c620a", "612c630a") + END);

        assertThat(failure()).isInstanceOf(MinioRequestException.class)
            .hasMessageContaining("the checksum of a frame's rest is wrong");
    }

    private void answer(String hex) {
        this.server.plays(exchange -> exchange.readBody().answer(200, "", HexFormat.of().parseHex(hex)));
    }

    private MinioException failure() {
        try (SelectResult result = this.server.template().selectObjectContent("photos", "k", REQUEST)) {
            IOException[] thrown = new IOException[1];
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> result.records().readAllBytes())
                .satisfies(ex -> thrown[0] = ex);
            return (MinioException) thrown[0].getCause();
        }
    }

}
