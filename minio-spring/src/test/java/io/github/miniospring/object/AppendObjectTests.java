package io.github.miniospring.object;

import io.github.miniospring.ETag;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AppendObjectTests {

    private final AppendObject append = AppendObject.of("photos", "log.txt", 7, ObjectBody.of("more"));

    @Test
    void saysWhereTheBytesBelong() {
        assertThat(RequestText.of(this.append)).isEqualTo("""
                PUT /photos/log.txt
                x-amz-write-offset-bytes: 7

                more
                """);
    }

    @Test
    void saysThatTheyBelongToTheBeginning() {
        assertThat(AppendObject.of("photos", "log.txt", 0, ObjectBody.of("more")).toRequest().headers())
            .containsEntry("x-amz-write-offset-bytes", "0");
    }

    // They could be there twice.
    @Test
    void isNotRepeatedBlindly() {
        assertThat(this.append.toRequest().repeatableBlindly()).isFalse();
    }

    @Test
    void tellsTheNewSize() {
        assertThat(CannedExchange.decode(this.append, "", "ETag", "\"e\"", "x-amz-object-size", "11"))
            .isEqualTo(new AppendedObject("photos", "log.txt", 11, new ETag("e")));
    }

    @Test
    void tellsThatTheServerTellsNoSize() {
        assertThat(CannedExchange.decode(this.append, "", "ETag", "\"e\"")).isNotNull()
            .extracting(AppendedObject::size)
            .isEqualTo(-1L);
    }

    @Test
    void refusesANegativeOffset() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> AppendObject.of("photos", "log.txt", -1, ObjectBody.of("more")))
            .withMessage("offset must not be negative but is -1");
    }

}
