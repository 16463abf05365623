package io.github.miniospring.bucket.lifecycle;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;

import io.github.miniospring.bucket.Status;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LifecycleConfigTests {

    /** By hand: with attributes, foreign and unknown elements at every level. */
    private static final String RICH = """
            <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" edition="3">\
            <ExpiryUpdatedAt>2026-01-01T00:00:00Z</ExpiryUpdatedAt>\
            <Rule note="first"><Vendor xmlns="urn:vendor"><Days>99</Days></Vendor><ID>logs</ID>\
            <Filter kind="x"><And><Prefix>logs/</Prefix><Tag lang="en"><Key>keep</Key><Value>no</Value><By>me</By></Tag>\
            <ObjectSizeGreaterThan>10</ObjectSizeGreaterThan><ObjectSizeLessThan>100</ObjectSizeLessThan>\
            <ObjectAgeLessThan>5</ObjectAgeLessThan></And></Filter><Status>Enabled</Status>\
            <Transition><Days>1</Days><StorageClass>WARM</StorageClass><Speed><Fast>yes</Fast></Speed></Transition>\
            <Transition><Date>2030-01-02T00:00:00.000Z</Date><StorageClass>COLD</StorageClass></Transition>\
            <Expiration at="noon"><Days>30</Days><ExpiredObjectAllVersions>true</ExpiredObjectAllVersions><Soft>1</Soft>\
            </Expiration><NoncurrentVersionExpiration><NoncurrentDays>4</NoncurrentDays>\
            <NewerNoncurrentVersions>2</NewerNoncurrentVersions><X/></NoncurrentVersionExpiration>\
            <NoncurrentVersionTransition><NoncurrentDays>3</NoncurrentDays><StorageClass>WARM</StorageClass>\
            <NewerNoncurrentVersions>1</NewerNoncurrentVersions></NoncurrentVersionTransition>\
            <AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation><Parts>all</Parts>\
            </AbortIncompleteMultipartUpload><DelMarkerExpiry><Days>1</Days></DelMarkerExpiry></Rule>\
            <Rule><ID>old</ID><Prefix>old/</Prefix><Status>Disabled</Status><Expiration><Date>2030-01-02T00:00:00Z</Date>\
            </Expiration></Rule></LifecycleConfiguration>""";

    private final LifecycleRule rule = LifecycleRule.of("new").withExpiration(Expiration.days(1));

    @Test
    void tellsWhatItSays() {
        LifecycleRule logs = Objects.requireNonNull(read().rule("logs"));

        assertThat(read().rules()).hasSize(2);
        assertThat(read().rule("none")).isNull();
        assertThat(logs.status()).isEqualTo(Status.ENABLED);
        assertThat(logs.filter().prefix()).isEqualTo("logs/");
        assertThat(logs.filter().tags()).isEqualTo(Map.of("keep", "no"));
        assertThat(logs.filter().sizeGreaterThan()).isEqualTo(10);
        assertThat(logs.filter().sizeLessThan()).isEqualTo(100);
        assertThat(Objects.requireNonNull(logs.expiration()).days()).isEqualTo(30);
        assertThat(logs.expiration().expiredObjectAllVersions()).isTrue();
        assertThat(logs.expiration().date()).isNull();
        assertThat(logs.expiration().expiredObjectDeleteMarker()).isFalse();
        assertThat(logs.transitions()).extracting(Transition::storageClass).containsExactly("WARM", "COLD");
        assertThat(logs.transitions().get(0).days()).isEqualTo(1);
        assertThat(logs.transitions().get(0).date()).isNull();
        assertThat(logs.transitions().get(1).date()).isEqualTo(LocalDate.of(2030, 1, 2));
        assertThat(logs.abortIncompleteMultipartUpload()).isEqualTo(7);
        assertThat(logs.delMarkerExpiration()).isNull();
        assertThat(logs.allVersionsExpiration()).isNull();
    }

    @Test
    void tellsWhatBecomesOfReplacedVersions() {
        LifecycleRule logs = Objects.requireNonNull(read().rule("logs"));

        NoncurrentVersionExpiration expiration = Objects.requireNonNull(logs.noncurrentVersionExpiration());
        assertThat(expiration.days()).isEqualTo(4);
        assertThat(expiration.newerNoncurrentVersions()).isEqualTo(2);
        assertThat(logs.noncurrentVersionTransitions()).singleElement().satisfies(transition -> {
            assertThat(transition.days()).isEqualTo(3);
            assertThat(transition.storageClass()).isEqualTo("WARM");
            assertThat(transition.newerNoncurrentVersions()).isEqualTo(1);
        });
        assertThat(this.rule.noncurrentVersionExpiration()).isNull();
        assertThat(this.rule.noncurrentVersionTransitions()).isEmpty();
    }

    @Test
    void readsAPrefixOfTheOldForm() {
        LifecycleRule old = Objects.requireNonNull(read().rule("old"));

        assertThat(old.filter()).isEqualTo(LifecycleFilter.prefix("old/"));
        assertThat(old.status()).isEqualTo(Status.DISABLED);
        assertThat(Objects.requireNonNull(old.expiration()).date()).isEqualTo(LocalDate.of(2030, 1, 2));
    }

    @Test
    void losesNothingWhenARuleIsAdded() {
        assertThat(written(read().withRule(this.rule))).isEqualTo(RICH.replace("</LifecycleConfiguration>",
                "<Rule><ID>new</ID><Status>Enabled</Status>"
                        + "<Filter><Prefix/></Filter><Expiration><Days>1</Days></Expiration></Rule>"
                        + "</LifecycleConfiguration>"));
    }

    @Test
    void losesNothingOfARuleThatIsChanged() {
        LifecycleRule logs = Objects.requireNonNull(read().rule("logs"));
        LifecycleRule changed = logs.withStatus(Status.DISABLED)
            .withFilter(logs.filter().withTag("keep", "yes").withSizeLessThan(200))
            .withAbortIncompleteMultipartUpload(8);

        assertThat(written(read().withRule(changed))).isEqualTo(RICH.replace("Enabled", "Disabled")
            .replace("<Tag lang=\"en\"><Key>keep</Key><Value>no</Value><By>me</By></Tag>",
                    "<Tag><Key>keep</Key><Value>yes</Value></Tag>")
            .replace("<ObjectSizeLessThan>100", "<ObjectSizeLessThan>200")
            .replace("<DaysAfterInitiation>7", "<DaysAfterInitiation>8"));
    }

    @Test
    void losesNothingOfAnActionThatIsChanged() {
        LifecycleRule logs = Objects.requireNonNull(read().rule("logs"));
        NoncurrentVersionExpiration expiration = Objects.requireNonNull(logs.noncurrentVersionExpiration());
        LifecycleRule changed = logs.withNoncurrentVersionExpiration(expiration.withNewerNoncurrentVersions(9));

        assertThat(written(read().withRule(changed)))
            .isEqualTo(RICH.replace("<NewerNoncurrentVersions>2", "<NewerNoncurrentVersions>9"));
    }

    @Test
    void losesOnlyTheActionThatIsRemoved() {
        LifecycleRule changed = Objects.requireNonNull(read().rule("logs")).without("NoncurrentVersionTransition");

        assertThat(written(read().withRule(changed)))
            .isEqualTo(RICH.replaceAll("<NoncurrentVersionTransition>.*</NoncurrentVersionTransition>", ""));
    }

    @Test
    void refusesRulesThatNoServerTakes() {
        refuses(LifecycleConfig::of, "There are no rules; to have none, call deleteBucketLifecycle");
        refuses(() -> LifecycleConfig.of(this.rule, this.rule), "There are two rules of the name 'new'");
        refuses(() -> LifecycleConfig.of(LifecycleRule.of("idle")),
                "Rule 'idle' does nothing; give it one of"
                        + " [Expiration, Transition, NoncurrentVersionExpiration, NoncurrentVersionTransition,"
                        + " AbortIncompleteMultipartUpload, DelMarkerExpiration, AllVersionsExpiration]");
        refuses(() -> LifecycleConfig
            .of(LifecycleRule.of("m").withFilter(LifecycleFilter.tag("a", "b")).withDelMarkerExpiration(1)),
                "Rule 'm' removes delete markers, which have no tags to filter by");
        refuses(() -> LifecycleConfig
            .of(new LifecycleRule(this.rule.withFilter(LifecycleFilter.prefix("a")).xml().with("Prefix", "b"))),
                "Rule 'new' has a filter and a prefix of the old form; write the prefix into the filter");
    }

    @Test
    void takesAThousandRules() {
        LifecycleRule nameless = LifecycleRule.of().withExpiration(Expiration.days(1));

        assertThat(read().withRules(Collections.nCopies(1000, nameless)).rules()).hasSize(1000);
        refuses(() -> read().withRules(Collections.nCopies(1001, nameless)), "There are 1001 rules; 1000 is the most");
    }

    // So MinIO answers where both were sent empty.
    @Test
    void takesAFilterAndAPrefixThatAreBothEmpty() {
        LifecycleConfig config = Objects
            .requireNonNull(CannedExchange.decode(GetBucketLifecycleConfiguration.of("photos"), """
                    <LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status><Filter></Filter><Prefix></Prefix>\
                    <Expiration><Days>3</Days></Expiration></Rule></LifecycleConfiguration>"""));

        assertThat(written(config)).contains("<Filter/><Prefix/>");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    private static LifecycleConfig read() {
        return Objects.requireNonNull(CannedExchange.decode(GetBucketLifecycleConfiguration.of("photos"), RICH));
    }

    private static String written(LifecycleConfig config) {
        return RequestText.bodyOf(PutBucketLifecycleConfiguration.of("photos", config));
    }

}
