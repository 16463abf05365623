package io.github.miniospring.listener.store;

import java.time.Instant;
import java.util.List;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PackedStatesTests {

    private static final List<StateId> STATES = List
        .of(new StateId("photos", "a".repeat(900), null, StateKind.CREATED, Instant.EPOCH, "e1"));

    @Test
    void packsWhatIsWithinItsLimit() {
        byte[] packed = PackedStates.pack(EventJson.MAPPER.createObjectNode(), STATES, 1_000);

        assertThat(PackedStates.unpack(packed, "it").states()).isEqualTo(STATES);
    }

    @Test
    void refusesToPackWhatNobodyCouldUnpack() {
        assertThatIllegalStateException()
            .isThrownBy(() -> PackedStates.pack(EventJson.MAPPER.createObjectNode(), STATES, 900))
            .withMessage("What a listener has handled is too large for one object, more than 900 bytes before it is"
                    + " compressed: keep it in a database");
    }

}
