package io.github.miniospring.bucket;

import java.util.Objects;

import io.github.miniospring.bucket.VersioningConfig.Status;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VersioningConfigTests {

    private static final String RICH = """
            <VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" revision="7">\
            <Status>Enabled</Status><MfaDelete>Disabled</MfaDelete><Later when="2027"><Deep><Deeper>1</Deeper></Deep>\
            </Later><ExcludedPrefixes><Prefix>tmp/</Prefix></ExcludedPrefixes><ExcludeFolders>true</ExcludeFolders>\
            <v:Kept xmlns:v="urn:vendor"><v:Status>Suspended</v:Status></v:Kept></VersioningConfiguration>""";

    @Test
    void tellsWhatItSays() {
        VersioningConfig config = read(RICH);

        assertThat(config.status()).isEqualTo(Status.ENABLED);
        assertThat(config.mfaDelete()).isFalse();
        assertThat(config.excludedPrefixes()).containsExactly("tmp/");
        assertThat(config.excludeFolders()).isTrue();
    }

    @Test
    void isOffWhereNothingWasEverSet() {
        VersioningConfig config = read("<VersioningConfiguration/>");

        assertThat(config.status()).isEqualTo(Status.OFF);
        assertThat(config.excludedPrefixes()).isEmpty();
        assertThat(config.excludeFolders()).isFalse();
    }

    @Test
    void losesNothingThatIsNotChanged() {
        VersioningConfig changed = read(RICH).withExcludedPrefixes("a/", "b/").withMfaDelete(true);

        assertThat(written(changed)).isEqualTo(RICH
            .replace("<ExcludedPrefixes><Prefix>tmp/</Prefix></ExcludedPrefixes>",
                    "<ExcludedPrefixes><Prefix>a/</Prefix></ExcludedPrefixes>"
                            + "<ExcludedPrefixes><Prefix>b/</Prefix></ExcludedPrefixes>")
            .replace("<MfaDelete>Disabled", "<MfaDelete>Enabled")
            .replace("<v:Kept xmlns:v=\"urn:vendor\"><v:Status>Suspended</v:Status></v:Kept>",
                    "<Kept xmlns=\"urn:vendor\"><Status>Suspended</Status></Kept>"));
    }

    @Test
    void isSuspendedWithoutItsExclusions() {
        VersioningConfig changed = read(RICH).withStatus(Status.SUSPENDED)
            .withExcludedPrefixes()
            .withExcludeFolders(false);

        assertThat(written(changed)).contains("<Status>Suspended</Status>", "<Deeper>1</Deeper>")
            .doesNotContain("Exclude");
    }

    // So writes MinIO's own client for Python.
    @Test
    void readsAndReplacesTheOtherSpellingOfTheSecondFactor() {
        VersioningConfig config = read("""
                <VersioningConfiguration><Status>Enabled</Status><MFADelete>Enabled</MFADelete>\
                </VersioningConfiguration>""");

        assertThat(config.mfaDelete()).isTrue();
        assertThat(config.withMfaDelete(false).xml())
            .hasToString("<VersioningConfiguration><Status>Enabled</Status><MfaDelete>Disabled</MfaDelete>"
                    + "</VersioningConfiguration>");
    }

    @Test
    void refusesToBeOff() {
        assertThatIllegalArgumentException().isThrownBy(() -> VersioningConfig.enabled().withStatus(Status.OFF))
            .withMessage("Versioning cannot be set OFF; write SUSPENDED");
    }

    @Test
    void refusesMoreThanTenPrefixes() {
        assertThat(VersioningConfig.enabled().withExcludedPrefixes("a,b,c,d,e,f,g,h,i,j".split(",")).excludedPrefixes())
            .hasSize(10);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> VersioningConfig.enabled().withExcludedPrefixes("a,b,c,d,e,f,g,h,i,j,k".split(",")))
            .withMessage("There are 11 excluded prefixes; 10 is the most");
    }

    private static VersioningConfig read(String document) {
        return Objects.requireNonNull(CannedExchange.decode(GetBucketVersioning.of("photos"), document));
    }

    private static String written(VersioningConfig config) {
        return RequestText.bodyOf(PutBucketVersioning.of("photos", config));
    }

}
