package io.github.miniospring.listener;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateIdTests {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "null")
    void hasNoVersionWhereTheServerKeepsNone(@Nullable String versionId) {
        StateId state = state(versionId);

        assertThat(state.versionId()).isNull();
        assertThat(state).isEqualTo(state(null)).hasToString(state(null).value());
    }

    @Test
    void keepsVersionsApart() {
        assertThat(state("v1").slot()).isNotEqualTo(state("v2").slot()).isNotEqualTo(state(null).slot());
    }

    private static StateId state(@Nullable String versionId) {
        return new StateId("photos", "a", versionId, StateKind.CREATED, Instant.EPOCH, "e1");
    }

}
