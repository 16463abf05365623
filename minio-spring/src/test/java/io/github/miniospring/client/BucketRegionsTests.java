package io.github.miniospring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BucketRegionsTests {

    private final BucketRegions regions = new BucketRegions(null);

    @Test
    void fallBackToTheOldestUntilSomethingIsLearned() {
        assertThat(this.regions.of("photos")).isEqualTo("us-east-1");
        assertThat(this.regions.isKnown("photos")).isFalse();
        assertThat(this.regions.isKnown(null)).isTrue();
    }

    @Test
    void areLearnedForEachBucket() {
        assertThat(this.regions.learn("photos", "eu-west-1")).isTrue();

        assertThat(this.regions.of("photos")).isEqualTo("eu-west-1");
        assertThat(this.regions.isKnown("photos")).isTrue();
        assertThat(this.regions.of("other")).isEqualTo("us-east-1");
    }

    @Test
    void tellWhetherLearningChangedAnything() {
        this.regions.learn("photos", "eu-west-1");

        assertThat(this.regions.learn("photos", "eu-west-1")).isFalse();
        assertThat(this.regions.learn("photos", "eu-west-2")).isTrue();
        assertThat(this.regions.learn("photos", null)).isFalse();
        assertThat(this.regions.of("photos")).isEqualTo("eu-west-2");
    }

    @Test
    void areForgotten() {
        this.regions.learn("photos", "eu-west-1");
        this.regions.forget("photos");

        assertThat(this.regions.isKnown("photos")).isFalse();
    }

    @Test
    void areNotLearnedWhereOneIsSet() {
        BucketRegions fixed = new BucketRegions("eu-central-1");

        assertThat(fixed.learn("photos", "eu-west-1")).isFalse();
        assertThat(fixed.of("photos")).isEqualTo("eu-central-1");
        assertThat(fixed.of(null)).isEqualTo("eu-central-1");
        assertThat(fixed.isKnown("photos")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "EU-West-1", "eu west", "-eu", "eu-", "eu.west", "eu/../..", "gr\u00fcn",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
    void areNotLearnedFromWhatIsNone(String region) {
        assertThat(this.regions.learn("photos", region)).isFalse();
        assertThat(this.regions.isKnown("photos")).isFalse();
    }

    @Test
    void doNotGrowForEver() {
        for (int i = 0; i < 10_001; i++) {
            this.regions.learn("bucket-" + i, "eu-west-1");
        }

        assertThat(this.regions.isKnown("bucket-0")).isFalse();
        assertThat(this.regions.isKnown("bucket-10000")).isTrue();
    }

}
