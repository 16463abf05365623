package io.github.miniospring.object;

import java.util.Collections;
import java.util.List;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeleteObjectsTests {

    private final DeleteObjects delete = DeleteObjects.of("photos",
            List.of(ObjectToDelete.of("a<b>&c"), ObjectToDelete.of("dog.png", "v1")));

    @Test
    void namesTheObjectsInADocument() {
        assertThat(RequestText.of(this.delete.bypassGovernance())).isEqualTo("""
                POST /photos?delete=
                content-type: application/xml
                x-amz-bypass-governance-retention: true

                <Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>true</Quiet>\
                <Object><Key>a&lt;b>&amp;c</Key></Object>\
                <Object><Key>dog.png</Key><VersionId>v1</VersionId></Object></Delete>
                """);
    }

    // Servers want it here, and it is the proof that all of them know.
    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.delete.toRequest().payload().md5()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "0", "1001" })
    void refusesMoreThanOneRequestTakes(int count) {
        List<ObjectToDelete> objects = Collections.nCopies(count, ObjectToDelete.of("a"));

        assertThatIllegalArgumentException().isThrownBy(() -> DeleteObjects.of("photos", objects))
            .withMessage("There are " + count + " objects to delete; one request takes 1 to 1000");
    }

    @Test
    void knowsWhichKeysADocumentCarries() {
        assertThat(List.of("a", "\u00e9", "\ud83d\ude00", "a\tb", "a\nb")).allMatch(DeleteObjects::canCarry);
        assertThat(List.of("a\rb", "\u0001", "\uffff", "\ud83d")).noneMatch(DeleteObjects::canCarry);
    }

    @Test
    void refusesAKeyThatNoObjectHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectToDelete.of("/a"));
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectToDelete.of("", "v1"));
    }

    @Test
    void readsWhyObjectsWereNotRemoved() {
        List<DeleteError> errors = CannedExchange.decode(this.delete,
                """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                          <Deleted><Key>gone</Key></Deleted>
                          <Error><Code>AccessDenied</Code><Message>Access Denied.</Message><Key>a&lt;b</Key><VersionId>v1</VersionId></Error>
                          <Error><New><Code>x</Code></New><Key>b</Key><VersionId></VersionId><Code>InternalError</Code></Error>
                          <Error/>
                        </DeleteResult>""");

        assertThat(errors).containsExactly(new DeleteError(ErrorCode.ACCESS_DENIED, "Access Denied.", "a<b", "v1"),
                new DeleteError(new ErrorCode("InternalError"), "", "b", null),
                new DeleteError(ErrorCode.UNKNOWN, "", "", null));
    }

    @Test
    void takesAVersionThatIsGoneAlreadyForRemoved() {
        assertThat(CannedExchange.decode(this.delete,
                "<DeleteResult><Error><Code>NoSuchVersion</Code><Key>a</Key></Error></DeleteResult>"))
            .isEmpty();
    }

    @Test
    void readsAnEmptyResult() {
        assertThat(CannedExchange.decode(this.delete, "<DeleteResult/>")).isEmpty();
    }

    @Test
    void failsWhenAnErrorComesWithStatus200() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> CannedExchange.decode(this.delete,
                    "<Error><Code>InternalError</Code><Message>boom</Message></Error>"))
            .withMessage("DeleteObjects photos: InternalError (200): boom");
    }

    @Test
    void failsWhenTheResultBreaksOff() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.delete, "<DeleteResult><Deleted>"))
            .withMessageStartingWith("DeleteObjects photos: the answer cannot be read: ");
    }

}
