package io.github.miniospring.bucket;

import io.github.miniospring.bucket.ObjectLockConfig.Unit;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PutObjectLockConfigurationTests {

    private final PutObjectLockConfiguration put = PutObjectLockConfiguration.of("photos",
            ObjectLockConfig.of(Retention.Mode.GOVERNANCE, 30, Unit.DAYS));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put.token("t"))).isEqualTo("""
                PUT /photos?object-lock=
                content-type: application/xml
                x-amz-bucket-object-lock-token: t

                <ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
                <ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode>\
                <Days>30</Days></DefaultRetention></Rule></ObjectLockConfiguration>
                """);
    }

    @Test
    void keepsNothingByDefaultWithoutARule() {
        assertThat(RequestText.bodyOf(PutObjectLockConfiguration.none("photos"))).isEqualTo("""
                <ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
                <ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>""");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

}
