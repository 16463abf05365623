package io.github.miniospring.bucket.lifecycle;

import java.util.Map;

import io.github.miniospring.bucket.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LifecycleRuleTests {

    @Test
    void isInForceForAllObjectsUnlessItIsSaid() {
        assertThat(LifecycleRule.of().id()).isNull();
        assertThat(LifecycleRule.of("a").id()).isEqualTo("a");
        assertThat(LifecycleRule.of("a").status()).isEqualTo(Status.ENABLED);
        assertThat(LifecycleRule.of("a").filter()).isEqualTo(LifecycleFilter.all());
        assertThat(LifecycleRule.of("a").expiration()).isNull();
        assertThat(LifecycleRule.of("a").transitions()).isEmpty();
    }

    @Test
    void tellsOfMinioOnly() {
        LifecycleRule rule = LifecycleRule.of("a").withDelMarkerExpiration(1).withAllVersionsExpiration(2, false);

        assertThat(rule.delMarkerExpiration()).isEqualTo(1);
        assertThat(rule.allVersionsExpiration()).isEqualTo(2);
        assertThat(Expiration.days(1).withAllVersions().expiredObjectAllVersions()).isTrue();
        assertThat(Expiration.deleteMarker().expiredObjectDeleteMarker()).isTrue();
        assertThat(NoncurrentVersionExpiration.allButNewest(3).newerNoncurrentVersions()).isEqualTo(3);
        assertThat(NoncurrentVersionExpiration.allButNewest(3).days()).isNull();
    }

    @Test
    void putsSeveralConditionsTogetherAndOneAlone() {
        LifecycleFilter filter = LifecycleFilter.tag("a", "1");

        assertThat(filter.xml()).hasToString("<Filter><Tag><Key>a</Key><Value>1</Value></Tag></Filter>");
        assertThat(filter.withTag("a", "2").tags()).isEqualTo(Map.of("a", "2"));
        assertThat(filter.withTag("b", "2").withPrefix("p/").xml())
            .hasToString("<Filter><And><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>b</Key><Value>2</Value></Tag>"
                    + "<Prefix>p/</Prefix></And></Filter>");
        assertThat(filter.withPrefix("p/").withPrefix("").xml()).isEqualTo(filter.xml());
        assertThat(LifecycleFilter.all().withSizeGreaterThan(0).xml())
            .hasToString("<Filter><ObjectSizeGreaterThan>0</ObjectSizeGreaterThan></Filter>");
        assertThat(LifecycleFilter.all().xml()).hasToString("<Filter><Prefix/></Filter>");
    }

    @Test
    void replacesAPrefixOfTheOldForm() {
        LifecycleRule old = new LifecycleRule(LifecycleRule.of("a").xml().without("Filter").with("Prefix", "a/"));

        assertThat(old.withFilter(LifecycleFilter.prefix("b/")).xml())
            .hasToString("<Rule><ID>a</ID><Status>Enabled</Status><Filter><Prefix>b/</Prefix></Filter></Rule>");
    }

    @Test
    void refusesWhatNoServerTakes() {
        LifecycleRule rule = LifecycleRule.of("a");
        refuses(() -> rule.withId(""), "The id of a rule must have 1 to 255 characters but has 0");
        refuses(() -> rule.withId("x".repeat(256)), "The id of a rule must have 1 to 255 characters but has 256");
        refuses(() -> Expiration.days(0), "days must be positive but is 0");
        refuses(() -> Transition.days(-1, "WARM"), "days must not be negative but is -1");
        refuses(() -> Transition.days(1, ""), "storageClass must not be blank");
        refuses(() -> NoncurrentVersionExpiration.days(0), "days must be positive but is 0");
        refuses(() -> NoncurrentVersionExpiration.allButNewest(0), "count must be positive but is 0");
        refuses(() -> NoncurrentVersionTransition.days(-1, "WARM"), "days must not be negative but is -1");
        refuses(() -> rule.withAbortIncompleteMultipartUpload(0), "days must be positive but is 0");
        refuses(() -> rule.withDelMarkerExpiration(0), "days must be positive but is 0");
        refuses(() -> rule.withAllVersionsExpiration(0, true), "days must be positive but is 0");
        refuses(() -> LifecycleFilter.all().withSizeGreaterThan(-1), "sizeGreaterThan must not be negative but is -1");
        refuses(() -> LifecycleFilter.all().withSizeLessThan(0), "sizeLessThan must be positive but is 0");
        refuses(() -> LifecycleFilter.tag("", "v"), "The key of a tag must have 1 to 128 characters");
        refuses(() -> LifecycleFilter.tag("k", "v".repeat(257)), "The value of a tag must have at most 256 characters");
        refuses(() -> rule.without("Status"),
                "'Status' is no action; write one of [Expiration, Transition,"
                        + " NoncurrentVersionExpiration, NoncurrentVersionTransition, AbortIncompleteMultipartUpload,"
                        + " DelMarkerExpiration, AllVersionsExpiration]");
    }

    @Test
    void removesAllVersionsAfterDaysOnly() {
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> Expiration.deleteMarker().withAllVersions())
            .withMessage("All versions can expire after days only; write days(n).withAllVersions()");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

}
