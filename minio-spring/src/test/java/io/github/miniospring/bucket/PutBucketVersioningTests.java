package io.github.miniospring.bucket;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketVersioningTests {

    private final PutBucketVersioning put = PutBucketVersioning.of("photos",
            VersioningConfig.enabled().withExcludedPrefixes("tmp/", "a & b/").withExcludeFolders(true));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos?versioning=
                content-type: application/xml

                <VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status>\
                <ExcludedPrefixes><Prefix>tmp/</Prefix></ExcludedPrefixes>\
                <ExcludedPrefixes><Prefix>a &amp; b/</Prefix></ExcludedPrefixes>\
                <ExcludeFolders>true</ExcludeFolders></VersioningConfiguration>
                """);
    }

    @Test
    void provesTheSecondFactor() {
        PutBucketVersioning put = PutBucketVersioning.of("photos", VersioningConfig.enabled().withMfaDelete(true))
            .mfa("arn:aws:iam::1:mfa/a", "123456");

        assertThat(RequestText.of(put)).contains("\nx-amz-mfa: arn:aws:iam::1:mfa/a 123456\n")
            .contains("<Status>Enabled</Status><MfaDelete>Enabled</MfaDelete>");
        assertThatIllegalArgumentException().isThrownBy(() -> put.mfa(" ", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> put.mfa("1", ""));
    }

    // The code is good for one use, and must not be read in a log.
    @Test
    void showsNothingOfTheSecondFactor() {
        assertThat(this.put.mfa("serial", "123456").toString()).doesNotContain("123456");
        assertThat(this.put.toRequest().toString()).doesNotContain("123456");
    }

    @Test
    void refusesToTurnVersioningOff() {
        VersioningConfig off = CannedExchange.decode(GetBucketVersioning.of("photos"), "<VersioningConfiguration/>");

        assertThat(off).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketVersioning.of("photos", off))
            .withMessage("Versioning cannot be set OFF; write SUSPENDED");
    }

    @Test
    void refusesExclusionsWithoutVersions() {
        VersioningConfig config = VersioningConfig.suspended().withExcludedPrefixes("tmp/");

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketVersioning.of("photos", config))
            .withMessage("Prefixes and folders can be excluded only while versioning is ENABLED; call"
                    + " withExcludedPrefixes() and withExcludeFolders(false) to suspend it");
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
